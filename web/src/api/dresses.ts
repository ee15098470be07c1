import { answer, http, type Schemas } from "./client";

/** How the reports of a client look, as it is kept. */
export type Dress = Schemas["Dress"];
/** What an admin chooses of it. */
export type DressChoice = Schemas["NewDress"];
type PrintedAccent = Schemas["PrintedAccent"];

export const dress = (client: number): Promise<Dress> => answer(http.GET("/api/clients/{client}/dress", { params: { path: { client } } }));
export const chooseDress = (client: number, choice: DressChoice): Promise<Dress> =>
  answer(http.PUT("/api/clients/{client}/dress", { params: { path: { client } }, body: choice }));

/** What would be printed of a colour, as `#rrggbb`. */
export const printedAccent = (accent: string): Promise<PrintedAccent> => answer(http.GET("/api/accents", { params: { query: { accent } } }));

/** Keeps a logo; it is printed once it is chosen. */
export const sendLogo = (client: number, file: File): Promise<Schemas["Logo"]> =>
  answer(
    http.POST("/api/clients/{client}/logos", {
      params: { path: { client } },
      body: file as never,
      bodySerializer: (bytes: unknown) => bytes as BodyInit,
      headers: { "Content-Type": file.type || "image/png" },
    }),
  );
export const logoAddress = (client: number, sha256: string): string => `/api/clients/${client}/logos/${sha256}.jpg`;

/** Where the report of a made-up branch is drawn with these choices, kept or not. */
export function previewAddress(client: number, choice: DressChoice, language: string): string {
  const { name, accent, logo, cover, left_out } = choice;
  const said = new URLSearchParams({ name, accent, cover: String(cover), language: choice.language ?? language });
  if (logo) said.set("logo", logo);
  if (left_out.length) said.set("left_out", left_out.join(","));
  return `/api/clients/${client}/dress/preview.pdf?${said}`;
}
