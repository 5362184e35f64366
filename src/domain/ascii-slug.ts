/**
 * `text` as a word for file names and addresses: lower-case ASCII letters, digits and single hyphens.
 * @returns `fallback` when nothing of `text` is left
 */
export function asciiSlug(text: string, fallback: string, maxLength = 60): string {
  const slug = text
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll("æ", "ae")
    .replaceAll("ø", "o")
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+/, "")
    .slice(0, maxLength)
    .replace(/-+$/, "");
  return slug || fallback;
}
