#!/bin/sh
# Draws the captcha of the tests: a picture of one pixel, and what it should say in a file beside this one.
printf %s "$1" > "$(dirname "$0")/puzzle"
echo iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg== | base64 -d
