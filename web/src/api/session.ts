import { answer, http, type Schemas } from "./client";

export type Session = Schemas["Session"];
export type Role = Schemas["Grant"]["role"];

export const whoAmI = (): Promise<Session> => answer(http.GET("/api/session"));

export const signIn = (email: string, password: string): Promise<Session> =>
  answer(http.POST("/api/session", { body: { email, password } }));

export const acceptInvitation = (token: string): Promise<Session> =>
  answer(http.POST("/api/session/invitation", { body: { token } }));

export const speakTo = (language: Schemas["SessionChanges"]["language"] & string): Promise<Session> =>
  answer(http.PATCH("/api/session", { body: { language } }));

export async function signOut(): Promise<void> {
  await answer(http.DELETE("/api/session"));
}
