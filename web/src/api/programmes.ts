import { answer, http, type Schemas } from "./client";
import { given } from "./given";

export type Client = Schemas["Client"];
export type Region = Schemas["Region"];
export type Branch = Schemas["Branch"];
export type Programme = Schemas["Programme"];
export type Wave = Schemas["Wave"];
export type ScopeChoice = Schemas["Scope"];
export type Imported = Schemas["Import"];

export type NewBranch = Schemas["NewBranch"];

export const clients = (): Promise<Client[]> => answer(http.GET("/api/clients"));
export const addClient = (client: Schemas["NewClient"]): Promise<Client> => answer(http.POST("/api/clients", { body: client }));
export const changeClient = (client: number, changes: Schemas["Name"]): Promise<Client> =>
  answer(http.PATCH("/api/clients/{client}", { params: { path: { client } }, body: changes }));

export const regions = (client: number): Promise<Region[]> => answer(http.GET("/api/clients/{client}/regions", { params: { path: { client } } }));
export const addRegion = (client: number, region: Schemas["NewRegion"]): Promise<Region> =>
  answer(http.POST("/api/clients/{client}/regions", { params: { path: { client } }, body: region }));
export const changeRegion = (region: number, changes: Schemas["Name"]): Promise<Region> =>
  answer(http.PATCH("/api/regions/{region}", { params: { path: { region } }, body: changes }));

type BranchQuery = { region?: number | undefined; open?: boolean | undefined; page?: number; page_size?: number };
export const branches = (client: number, query: BranchQuery = {}): Promise<Schemas["BranchPage"]> =>
  answer(http.GET("/api/clients/{client}/branches", { params: { path: { client }, query: given(query) } }));
export const addBranch = (client: number, branch: NewBranch): Promise<Branch> =>
  answer(http.POST("/api/clients/{client}/branches", { params: { path: { client } }, body: branch }));
export const changeBranch = (branch: number, changes: Schemas["BranchChanges"]): Promise<Branch> =>
  answer(http.PATCH("/api/branches/{branch}", { params: { path: { branch } }, body: changes }));

const SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** A table as the body of a call. */
export const tableUpload = (file: File) => ({
  body: file as never,
  bodySerializer: (bytes: unknown) => bytes as BodyInit,
  headers: { "Content-Type": file.name.toLowerCase().endsWith(".xlsx") ? SPREADSHEET : "text/csv" },
});

/** All rows or none: a file with one bad row is refused, with every bad row named. A dry run only counts. */
export const importBranches = (client: number, file: File, dryRun: boolean): Promise<Imported> =>
  answer(
    http.POST("/api/clients/{client}/branches/import", {
      params: { path: { client }, query: { dry_run: dryRun } },
      ...tableUpload(file),
    }),
  );
export const importTemplate = (client: number): string => `/api/clients/${client}/branches/import/template.csv`;

export const programmes = (client: number): Promise<Programme[]> =>
  answer(http.GET("/api/clients/{client}/programmes", { params: { path: { client } } }));
export const addProgramme = (client: number, programme: Schemas["NewProgramme"]): Promise<Programme> =>
  answer(http.POST("/api/clients/{client}/programmes", { params: { path: { client } }, body: programme }));
export const changeProgramme = (programme: number, changes: Schemas["ProgrammeChanges"]): Promise<Programme> =>
  answer(http.PATCH("/api/programmes/{programme}", { params: { path: { programme } }, body: changes }));

export const waves = (programme: number): Promise<Wave[]> =>
  answer(http.GET("/api/programmes/{programme}/waves", { params: { path: { programme } } }));
export const addWave = (programme: number, wave: Schemas["NewWave"]): Promise<Wave> =>
  answer(http.POST("/api/programmes/{programme}/waves", { params: { path: { programme } }, body: wave }));
export const changeWave = (wave: number, changes: Schemas["WaveChanges"]): Promise<Wave> =>
  answer(http.PATCH("/api/waves/{wave}", { params: { path: { wave } }, body: changes }));

export const scopes = (): Promise<ScopeChoice[]> => answer(http.GET("/api/scopes"));
