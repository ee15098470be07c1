export const en = {
  "signIn.title": "Sign in",
  "signIn.email": "E-mail address",
  "signIn.password": "Password",
  "signIn.link": "Were you sent a link? Open it on this phone: it signs you in, with no password.",
  "signIn.wrong": "The e-mail address and the password do not go together. Check both and try again.",
  "signIn.again": "You have been signed out. Sign in, and you go on where you were.",
  "signIn.needEmail": "Type your e-mail address.",
  "signIn.needPassword": "Type your password.",
} as const;
