/** The photos that the document of a hand-in names, each once: those of the answers, or the proof where there was no visit. */
export function namedPhotos(document: unknown): string[] {
  const { answers = {}, photos = [] } = document as Named;
  return [...new Set([...photos, ...Object.values(answers).flatMap((answer) => answer.photos ?? [])])];
}

type Named = { answers?: Record<string, { photos?: readonly string[] }>; photos?: readonly string[] };
