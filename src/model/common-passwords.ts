/** What is tried first by whoever guesses: the words that most passwords are made of, in small letters, and rows of keys. */
export const COMMON: readonly string[] = `
password passwort passwd pass word secret geheim letmein welcome willkommen hello hallo admin administrator root user
login master default changeme test guest love liebe iloveyou princess prinzessin sunshine sonnenschein flower football
fussball soccer baseball basketball hockey monkey dragon tiger lion shadow superman batman pokemon starwars matrix
michael daniel thomas andrea nicole jessica jennifer ashley charlie jordan hunter robert matthew summer sommer winter
spring autumn herbst freedom whatever trustno one two three computer internet android google apple samsung facebook
schatz engel baby angel money killer pepper ginger cookie cheese banana orange purple yellow silver golden mustang
ferrari porsche mercedes berlin london paris hamburg bayern germany deutschland england america canada arsenal chelsea
liverpool chat tessera xmpp jabber jesus christ family familie mother mutter father vater buster maggie bailey access
lovely forever friend friends freund biteme qazwsx zaq xsw asd
`
  .trim()
  .split(/\s+/)

export const KEY_ROWS: readonly string[] = [
  'qwertyuiop',
  'qwertzuiopü',
  'azertyuiop',
  'asdfghjklöä',
  'zxcvbnm',
  'yxcvbnm',
  '1234567890',
]
