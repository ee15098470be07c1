import { ask, tell, type Page } from "./ask";
import type { Schemas } from "./client";
import type { Role } from "./session";

export type Grant = Schemas["Grant"];
export type Person = Omit<Schemas["Person"], "email"> & { email: string | null };
export type NewPerson = { name: string; email: string | null; language: string; password?: string; roles: Grant[] };
export type PersonChanges = Partial<NewPerson> & { active?: boolean };
export type Invitation = { secret: string; path: string; expires_at: string };

export const people = (query: { role?: Role | undefined; page?: number; page_size?: number } = {}): Promise<Page<Person>> =>
  ask("/api/people", query);
export const addPerson = (person: NewPerson): Promise<Person> => tell("POST", "/api/people", person);
export const changePerson = (id: number, changes: PersonChanges): Promise<Person> => tell("PATCH", `/api/people/${id}`, changes);

/** A new link; whatever link the person had before stops working. */
export const invite = (id: number): Promise<Invitation> => tell("POST", `/api/people/${id}/invitation`);
