/** What a message means; every tone has a colour and an icon, so that colour never speaks alone. */
export type Tone = "plain" | "accent" | "good" | "warn" | "bad";
