import { answer, http, type Schemas } from "./client";
import { given } from "./given";
import type { Role } from "./session";

export type Grant = Schemas["Grant"];
export type Person = Schemas["Person"];
type NewPerson = Schemas["NewPerson"];
export type Invitation = Schemas["Invitation"];

type PeopleQuery = { role?: Role | undefined; page?: number; page_size?: number };
export const people = (query: PeopleQuery = {}): Promise<Schemas["PersonPage"]> => answer(http.GET("/api/people", { params: { query: given(query) } }));
export const addPerson = (person: NewPerson): Promise<Person> => answer(http.POST("/api/people", { body: person }));
export const changePerson = (person: number, changes: Schemas["PersonChanges"]): Promise<Person> =>
  answer(http.PATCH("/api/people/{person}", { params: { path: { person } }, body: changes }));

/** A new link; whatever link the person had before stops working. */
export const invite = (person: number): Promise<Invitation> =>
  answer(http.POST("/api/people/{person}/invitation", { params: { path: { person } } }));
