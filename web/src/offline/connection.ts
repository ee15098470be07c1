import type { IDBPDatabase, IDBPTransaction } from "idb";
import type { PhoneSchema, StoreName } from "./database";
import { NotKept, notKept, notOpened, Trouble } from "./trouble.svelte";

export type Connection = IDBPDatabase<PhoneSchema>;
type Mode = "readonly" | "readwrite";
type Transaction<Names extends StoreName[], M extends Mode> = IDBPTransaction<PhoneSchema, Names, M>;
type Value<Name extends StoreName> = PhoneSchema[Name]["value"];
type Key<Name extends StoreName> = PhoneSchema[Name]["key"];

/** Opens the storage; calls `lost` when the connection is gone, and `forgotten` when somebody deletes the database. */
export type Connect = (lost: () => void, forgotten: () => void) => Promise<Connection>;

const COPIED_WITHIN_MS = 1_000;

/** What a connection says when the browser has cut it: iOS does so while the camera is open. */
const LOST = new Set(["InvalidStateError", "UnknownError", "AbortError", "TransactionInactiveError"]);

/**
 * One person's storage on this device. A write is on the disk, not only on its way there, when it resolves. A connection that
 * the browser has cut is opened again and the work is done once more; only what fails then too is thrown, as `NotKept`.
 */
export class Database {
  /** The last write that failed, for the screen. */
  readonly trouble = new Trouble();
  /** Called when another page has told this phone to forget. */
  whenForgotten: () => void = () => undefined;

  #connection: Promise<Connection> | undefined;
  /** This phone was told to forget: nothing is read or written any more. */
  isForgotten = false;
  #uncopied = new Set<StoreName>();
  #copying: Promise<void> | undefined;

  constructor(
    readonly name: string,
    private readonly connect: Connect,
    /** Clears away what can be had again; true if there was some. */
    private readonly makeRoom: (connection: Connection) => Promise<boolean>,
    /** Brings the second copy of these stores up to date. */
    private readonly copy: (connection: Connection, stores: ReadonlySet<StoreName>) => Promise<void>,
  ) {}

  /** Resolves when the storage is there; throws `NotKept` if it can't be had. */
  async open(): Promise<this> {
    await this.#orNotKept(() => this.#connected().then(() => undefined));
    return this;
  }

  close(): void {
    void this.#connection?.then((one) => one.close()).catch(() => undefined);
    this.#connection = undefined;
  }

  get<Name extends StoreName>(store: Name, key: Key<Name>): Promise<Value<Name> | undefined> {
    return this.#orNotKept(() => this.#twice((one) => one.get(store, key)));
  }

  getAll<Name extends StoreName>(store: Name): Promise<Value<Name>[]> {
    return this.#orNotKept(() => this.#twice((one) => one.getAll(store)));
  }

  /** Everything of one visit, in the order of its keys. */
  getAllOfVisit<Name extends "photos" | "parcels" | "log">(store: Name, visit: string): Promise<Value<Name>[]> {
    return this.#orNotKept(() => this.#twice((one) => one.getAllFromIndex(store, "visit", visit as never)));
  }

  countOfVisit(store: "photos" | "parcels" | "log", visit: string): Promise<number> {
    return this.#orNotKept(() => this.#twice((one) => one.countFromIndex(store, "visit", visit)));
  }

  async put<Name extends StoreName>(store: Name, value: Value<Name>, key?: Key<Name>): Promise<void> {
    const photo = "bytes" in value ? value.bytes.byteLength : undefined;
    await this.#watched([store], photo, () => this.#written([store], (transaction) => transaction.objectStore(store).put(value, key)));
  }

  delete<Name extends StoreName>(store: Name, key: Key<Name>): Promise<void> {
    return this.write([store], (transaction) => transaction.objectStore(store).delete(key));
  }

  /**
   * Do `work` in one transaction, all of it or nothing. It may be run a second time, so it must not change anything but the
   * stores. Resolves when what was written is on the disk.
   */
  write<Names extends StoreName[], T>(
    stores: [...Names],
    work: (transaction: Transaction<Names, "readwrite">) => Promise<T>,
  ): Promise<T> {
    return this.#watched(stores, undefined, () => this.#written(stores, work));
  }

  /** Note on `trouble` whether a write succeeded; `photo` is the size of the photo that is written. */
  async #watched<T>(stores: StoreName[], photo: number | undefined, write: () => Promise<T>): Promise<T> {
    try {
      const result = await this.#makingRoom(write);
      this.trouble.succeeded(photo !== undefined);
      await this.#copied(stores);
      return result;
    } catch (problem) {
      const said = notKept(problem, photo);
      if (said instanceof NotKept) this.trouble.failed(said);
      throw said;
    }
  }

  /** What is said to be kept is in the second copy too. It is a spare: one that takes long or fails holds nothing up. */
  async #copied(stores: StoreName[]): Promise<void> {
    stores.forEach((store) => this.#uncopied.add(store));
    this.#copying ??= this.#copyAll();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<void>((later) => (timer = setTimeout(later, COPIED_WITHIN_MS)));
    await Promise.race([this.#copying, late]);
    clearTimeout(timer);
  }

  /** One copy at a time; what is written meanwhile comes with the next. */
  async #copyAll(): Promise<void> {
    while (this.#uncopied.size) {
      const stores = this.#uncopied;
      this.#uncopied = new Set();
      // one that fails comes with the next write
      await this.#connected()
        .then((one) => this.copy(one, stores))
        .catch(() => undefined);
    }
    this.#copying = undefined;
  }

  #written<Names extends StoreName[], T>(
    stores: [...Names],
    work: (transaction: Transaction<Names, "readwrite">) => Promise<T>,
  ): Promise<T> {
    return this.#twice((one) => finished(one.transaction(stores, "readwrite", { durability: "strict" }), work));
  }

  async #makingRoom<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (problem) {
      if (!isNamed(problem, FULL) || !(await this.makeRoom(await this.#connected()))) throw problem;
      return work();
    }
  }

  async #twice<T>(work: (connection: Connection) => Promise<T>): Promise<T> {
    try {
      return await work(await this.#connected());
    } catch (problem) {
      if (!isNamed(problem, LOST)) throw problem;
      this.close();
      return work(await this.#connected());
    }
  }

  #connected(): Promise<Connection> {
    if (this.isForgotten) return Promise.reject(new NotKept("forgotten"));
    return (this.#connection ??= this.#reconnect());
  }

  async #reconnect(): Promise<Connection> {
    try {
      return await this.connect(
        () => (this.#connection = undefined),
        () => {
          this.isForgotten = true;
          this.whenForgotten();
        },
      );
    } catch (problem) {
      this.#connection = undefined;
      throw notOpened(problem);
    }
  }

  async #orNotKept<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (problem) {
      throw notKept(problem);
    }
  }
}

const FULL = new Set(["QuotaExceededError"]);

function isNamed(problem: unknown, names: ReadonlySet<string>): boolean {
  return problem instanceof DOMException && names.has(problem.name);
}

/** Resolves with what `work` gives once the transaction is complete; throws the reason why it is not. */
async function finished<Names extends StoreName[], T>(
  transaction: Transaction<Names, "readwrite">,
  work: (transaction: Transaction<Names, "readwrite">) => Promise<T>,
): Promise<T> {
  const done = transaction.done.then(() => undefined, (problem: unknown) => problem);
  try {
    const result = await work(transaction);
    const problem = await done;
    if (problem) throw problem;
    return result;
  } catch (problem) {
    abort(transaction);
    await done;
    // a request only says that it was broken off; the transaction knows why
    throw transaction.error ?? problem;
  }
}

function abort(transaction: { abort(): void }): void {
  try {
    transaction.abort();
  } catch {
    // it has ended already
  }
}
