// What a page is asked for in its address: the part to show, and whether all is answered already.

const asked = new URLSearchParams(location.search);

export const filled = asked.has("filled");
export const part = asked.get("part") ?? "A";

export async function form(ending) {
  return (await fetch(`/forms/${filled ? "filled" : "blank"}.${ending}`)).text();
}
