/** Put a file among the downloads of whoever sits here. */
export function saveFile(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = Object.assign(document.createElement("a"), { href: address, download: name });
  link.click();
  // the browser reads it after the click is over
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
