import { answer, http, type Schemas } from "./client";
import { given } from "./given";

export type Bundle = Schemas["Bundle"];
type Tongue = Bundle["language"];

export const programmeReport = (wave: number, language: Tongue): Promise<Blob> =>
  answer(http.GET("/api/reports/waves/{wave}.pdf", { params: { path: { wave }, query: { language } }, parseAs: "blob" }));
export const regionReport = (wave: number, region: number, language: Tongue): Promise<Blob> =>
  answer(
    http.GET("/api/reports/waves/{wave}/regions/{region}.pdf", { params: { path: { wave, region }, query: { language } }, parseAs: "blob" }),
  );

export const bundles = (): Promise<Bundle[]> => answer(http.GET("/api/bundles"));
export const askForBundle = (wanted: { wave: number; region?: number | undefined; format: Bundle["format"]; language: Tongue }): Promise<Bundle> =>
  answer(http.POST("/api/bundles", { body: given(wanted) as Schemas["NewBundle"] }));
/** Stop making it, or throw away what was made. */
export const dropBundle = (bundle: string): Promise<void> => answer(http.DELETE("/api/bundles/{bundle}", { params: { path: { bundle } } }));
export const bundleFile = (bundle: string): string => `/api/bundles/${bundle}/file`;

export type ExportTable = "visits" | "answers" | "audit-log" | "workbook";
export const exportFile = (wave: number, table: ExportTable, extension: "xlsx" | "csv" | "parquet", language: Tongue): string =>
  `/api/exports/waves/${wave}/${table}.${extension}?language=${language}`;
