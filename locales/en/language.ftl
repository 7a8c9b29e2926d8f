# Choosing the language.

language-choose = Which language shall we speak? This chat and letters to you will be in it.
