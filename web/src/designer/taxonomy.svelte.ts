import { taxonomyOf, type TaxonomyFamily, type TaxonomyItem } from "../api/taxonomies";
import { language } from "../words/language.svelte";

/** The words that tags may point to: those of the product, and the client's own. */
export class Taxonomy {
  #families = $state.raw<ReadonlyMap<string, readonly TaxonomyItem[]>>(new Map());

  async load(client: number): Promise<void> {
    this.#families = new Map((await taxonomyOf(client)).map(({ family, items }) => [family, items]));
  }

  /** The words of a family in the reader's language; none while they are on their way. */
  options(family: TaxonomyFamily): { value: string; title: string }[] {
    return (this.#families.get(family) ?? []).map(({ code, label }) => ({ value: code, title: label[language()] ?? label["en"] ?? code }));
  }

  title(family: TaxonomyFamily, code: string): string {
    return this.options(family).find(({ value }) => value === code)?.title ?? code;
  }
}
