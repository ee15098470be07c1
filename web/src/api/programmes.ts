import { ask, sendFile, tell, type Page } from "./ask";

export type Client = { id: number; code: string; name: string; scope: string };
export type Region = { id: number; code: string; name: string; scope: string };
export type Branch = {
  id: number;
  code: string;
  name: string;
  address: string;
  city: string;
  time_zone: string;
  open: boolean;
  scope: string;
  region: { id: number; code: string; name: string };
};
export type Programme = { id: number; code: string; title: string; target: string };
export type Wave = { id: number; code: string; title: string; starts_on: string; ends_on: string };
export type ScopeChoice = { path: string; title: string };
export type Imported = { created: number; changed: number; unchanged: number; dry_run: boolean };

export type ClientInput = { code: string; name: string };
export type RegionInput = ClientInput;
export type BranchInput = { code: string; name: string; region: number; address: string; city: string; time_zone: string };
export type ProgrammeInput = { code: string; title: string; target: string };
export type WaveInput = { code: string; title: string; starts_on: string; ends_on: string };

export const clients = (): Promise<Client[]> => ask("/api/clients");
export const addClient = (client: ClientInput): Promise<Client> => tell("POST", "/api/clients", client);
export const changeClient = (id: number, changes: { name: string }): Promise<Client> => tell("PATCH", `/api/clients/${id}`, changes);

export const regions = (client: number): Promise<Region[]> => ask(`/api/clients/${client}/regions`);
export const addRegion = (client: number, region: RegionInput): Promise<Region> => tell("POST", `/api/clients/${client}/regions`, region);
export const changeRegion = (id: number, changes: { name: string }): Promise<Region> => tell("PATCH", `/api/regions/${id}`, changes);

export type BranchQuery = { region?: string | undefined; open?: boolean | undefined; page?: number; page_size?: number };
export const branches = (client: number, query: BranchQuery = {}): Promise<Page<Branch>> => ask(`/api/clients/${client}/branches`, query);
export const addBranch = (client: number, branch: BranchInput): Promise<Branch> => tell("POST", `/api/clients/${client}/branches`, branch);
export const changeBranch = (id: number, changes: Partial<BranchInput> & { open?: boolean }): Promise<Branch> =>
  tell("PATCH", `/api/branches/${id}`, changes);

const SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** All rows or none: a file with one bad row is refused, with every bad row named. A dry run only counts. */
export const importBranches = (client: number, file: File, dryRun: boolean): Promise<Imported> =>
  sendFile(`/api/clients/${client}/branches/import`, file, file.name.toLowerCase().endsWith(".xlsx") ? SPREADSHEET : "text/csv", {
    dry_run: dryRun,
  });
export const importTemplate = (client: number): string => `/api/clients/${client}/branches/import/template.csv`;

export const programmes = (client: number): Promise<Programme[]> => ask(`/api/clients/${client}/programmes`);
export const addProgramme = (client: number, programme: ProgrammeInput): Promise<Programme> =>
  tell("POST", `/api/clients/${client}/programmes`, programme);
export const changeProgramme = (id: number, changes: Partial<ProgrammeInput>): Promise<Programme> =>
  tell("PATCH", `/api/programmes/${id}`, changes);

export const waves = (programme: number): Promise<Wave[]> => ask(`/api/programmes/${programme}/waves`);
export const addWave = (programme: number, wave: WaveInput): Promise<Wave> => tell("POST", `/api/programmes/${programme}/waves`, wave);
export const changeWave = (id: number, changes: Partial<WaveInput>): Promise<Wave> => tell("PATCH", `/api/waves/${id}`, changes);

export const scopes = (): Promise<ScopeChoice[]> => ask("/api/scopes");
