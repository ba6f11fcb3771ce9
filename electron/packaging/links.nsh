; Tells Windows that Tessera can open xmpp: links. The person chooses what does, in the settings of the system.
!macro customInstall
  WriteRegStr SHELL_CONTEXT "Software\Classes\Tessera.xmpp" "" "XMPP link"
  WriteRegStr SHELL_CONTEXT "Software\Classes\Tessera.xmpp" "URL Protocol" ""
  WriteRegStr SHELL_CONTEXT "Software\Classes\Tessera.xmpp\DefaultIcon" "" "$INSTDIR\${APP_EXECUTABLE_FILENAME},0"
  WriteRegStr SHELL_CONTEXT "Software\Classes\Tessera.xmpp\shell\open\command" "" '"$INSTDIR\${APP_EXECUTABLE_FILENAME}" "%1"'
  WriteRegStr SHELL_CONTEXT "Software\Tessera\Capabilities" "ApplicationName" "Tessera"
  WriteRegStr SHELL_CONTEXT "Software\Tessera\Capabilities" "ApplicationDescription" "Chat that you enter through somebody you know"
  WriteRegStr SHELL_CONTEXT "Software\Tessera\Capabilities\URLAssociations" "xmpp" "Tessera.xmpp"
  WriteRegStr SHELL_CONTEXT "Software\RegisteredApplications" "Tessera" "Software\Tessera\Capabilities"
!macroend

!macro customUnInstall
  DeleteRegKey SHELL_CONTEXT "Software\Classes\Tessera.xmpp"
  DeleteRegKey SHELL_CONTEXT "Software\Tessera\Capabilities"
  DeleteRegKey /ifempty SHELL_CONTEXT "Software\Tessera"
  DeleteRegValue SHELL_CONTEXT "Software\RegisteredApplications" "Tessera"
!macroend
