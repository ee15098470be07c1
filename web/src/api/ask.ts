import { answer, http } from "./client";

type Query = Record<string, string | number | boolean | undefined>;
type Request = (path: string, options: object) => Promise<{ data?: unknown; error?: unknown; response: Response }>;

export type Page<T> = { items: T[]; page: number; pages: number; total: number };

/** Ask by path. The caller says what comes back: for trees, figures and files that the API document leaves open. */
export const ask = <T>(path: string, query: Query = {}): Promise<T> =>
  answer((http.GET as unknown as Request)(path, { params: { query } }) as Answered<T>);

export const tell = <T>(method: "POST" | "PATCH", path: string, body?: unknown): Promise<T> =>
  answer((http[method] as unknown as Request)(path, { body }) as Answered<T>);

export const remove = (path: string): Promise<void> => answer((http.DELETE as unknown as Request)(path, {}) as Answered<void>);

/** Send a file as it is. */
export const sendFile = <T>(path: string, file: Blob, mediaType: string, query: Query = {}): Promise<T> =>
  answer(
    (http.POST as unknown as Request)(path, {
      params: { query },
      body: file,
      bodySerializer: (bytes: unknown) => bytes,
      headers: { "Content-Type": mediaType },
    }) as Answered<T>,
  );

export const fetchFile = (path: string, query: Query = {}): Promise<Blob> =>
  answer((http.GET as unknown as Request)(path, { params: { query }, parseAs: "blob" }) as Answered<Blob>);

type Answered<T> = Promise<{ data?: T; error?: unknown; response: Response }>;
