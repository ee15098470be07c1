// A form as it comes from the server: the tree of the form language, already checked there.

/** One string for each language, or a plain string in the form's first language. */
export type Text = string | Readonly<Record<string, string>>;

export interface Form {
  readonly form: string;
  readonly title: Text;
  readonly languages: readonly string[];
  readonly channel?: "in_person" | "phone" | "online";
  readonly brief?: Text;
  readonly scoring?: unknown;
  readonly standards?: readonly Standard[];
  readonly events?: readonly VisitEvent[];
  readonly sections: readonly Section[];
  /** How large photos are wanted, in pixels on the longer side. */
  readonly photos?: { readonly longest_side: number };
}

export interface Standard {
  readonly standard: string;
  readonly title: Text;
  readonly value?: Text;
  readonly binding?: "must" | "should";
  readonly basis?: string;
  readonly source?: Text;
}

/** A moment that the shopper taps on the visit clock. */
export interface VisitEvent {
  readonly event: string;
  readonly title: Text;
}

export interface Section {
  readonly section: string;
  readonly title: Text;
  readonly weight?: number;
  readonly ask_if?: Condition;
  readonly questions: readonly Question[];
}

export type Condition =
  | Test
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition };

/** A test of one earlier question, by exactly one of the keys beside `question`. A time of day is compared as "HH:MM". */
export interface Test {
  readonly question: string;
  readonly is?: string | number;
  readonly is_not?: string | number;
  readonly any_of?: readonly (string | number)[];
  readonly over?: string | number;
  readonly under?: string | number;
  readonly at_least?: string | number;
  readonly at_most?: string | number;
  readonly includes?: string;
  readonly answered?: true;
}

export type Question =
  | YesNo
  | Choice
  | Checklist
  | Scale
  | Ratio
  | Duration
  | NumberQuestion
  | Choices
  | TextQuestion
  | Time
  | Photo;

export type QuestionType = Question["type"];

/** What a question of any type may have. What is left out has the default that the form language gives it. */
export interface Asked {
  readonly question: string;
  readonly title: Text;
  readonly hint?: Text;
  readonly points?: number;
  readonly family?: "compliance" | "perception" | "context";
  readonly bonus?: boolean;
  readonly binding?: "must" | "should";
  readonly tags?: Readonly<Record<string, string>>;
  readonly sins?: readonly string[];
  readonly calamities?: readonly string[];
  readonly probe?: boolean;
  readonly critical?: Critical;
  readonly standard?: string;
  readonly ask_if?: Condition;
  readonly required?: boolean;
  readonly photo?: "none" | "optional" | "required";
  readonly comment?: "optional" | "required" | "when_failed";
  readonly not_applicable?: boolean;
  readonly delayed?: boolean;
  /** Earlier duration questions: this one asks how long they felt, before their times are shown. */
  readonly perceives?: readonly string[];
  /** The answer is a code that visits are compared by: who served, or as whom the shopper came. */
  readonly tells?: "staff" | "scenario";
}

export type Critical =
  | { readonly effect: "cap"; readonly at: number }
  | { readonly effect: "section_zero" | "zero" | "end" | "flag" };

export interface YesNo extends Asked {
  readonly type: "yes_no";
  readonly expected?: "yes" | "no";
}

export interface Choice extends Asked {
  readonly type: "choice";
  /** Options without a credit make a question that is never scored and never fails. */
  readonly options: readonly (Option & { readonly credit?: number })[];
}

export interface Checklist extends Asked {
  readonly type: "checklist";
  readonly parts: readonly { readonly part: string; readonly title: Text }[];
}

export interface Scale extends Asked {
  readonly type: "scale";
  readonly from: number;
  readonly to: number;
  readonly anchors?: Readonly<Record<string, Text>>;
}

export interface Ratio extends Asked {
  readonly type: "ratio";
}

/** Seconds from one event to another. */
export interface Duration extends Asked {
  readonly type: "duration";
  readonly start: string;
  readonly end: string;
  readonly curve?: Curve;
}

export interface NumberQuestion extends Asked {
  readonly type: "number";
  readonly unit?: Text;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly curve?: Tiers;
}

export interface Choices extends Asked {
  readonly type: "choices";
  readonly options: readonly Option[];
}

export interface TextQuestion extends Asked {
  readonly type: "text";
  readonly minimum_length?: number;
}

export interface Time extends Asked {
  readonly type: "time";
}

export interface Photo extends Asked {
  readonly type: "photo";
  readonly at_least?: number;
  readonly at_most?: number;
}

interface Option {
  readonly option: string;
  readonly title: Text;
}

export type Curve = Target | Tiers | { readonly rhythm: readonly [number, number, number, number] };

/** Full credit up to the target; beyond it none, or less and less up to a limit, or half with every so many seconds. */
export interface Target {
  readonly target: number;
  readonly limit?: number;
  readonly half_every?: number;
}

/** The credit of the first bound that the value does not pass. */
export interface Tiers {
  readonly tiers: readonly (readonly [number, number])[];
}
