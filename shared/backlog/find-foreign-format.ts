/** What a file is that is no UTF-8 text, with what to do about it. */
export interface ForeignFormat {
  readonly message: string;
  readonly hint: string;
}

const packed = (name: string, command: string): ForeignFormat => ({
  message: `The file is compressed (${name}).`,
  hint: `${command} it first.`,
});

const UTF_16: ForeignFormat = {
  message: "The file is UTF-16.",
  hint: "Save it as UTF-8; Windows PowerShell writes UTF-16 with >, cmd and PowerShell 7 do not.",
};

const SIGNATURES: readonly { readonly bytes: readonly number[]; readonly format: ForeignFormat }[] = [
  { bytes: [0x1f, 0x8b], format: packed("gzip", "gunzip") },
  { bytes: [0x50, 0x4b, 0x03, 0x04], format: packed("zip", "Unzip") },
  { bytes: [0x28, 0xb5, 0x2f, 0xfd], format: packed("zstd", "unzstd") },
  { bytes: [0xfd, 0x37, 0x7a, 0x58], format: packed("xz", "unxz") },
  { bytes: [0x42, 0x5a, 0x68], format: packed("bzip2", "bunzip2") },
  { bytes: [0xff, 0xfe], format: UTF_16 },
  { bytes: [0xfe, 0xff], format: UTF_16 },
];

/** Enough of a file's beginning to know it. */
export const SIGNATURE_LENGTH = 4;

/** Null when a file that begins so may be UTF-8 text. */
export function findForeignFormat(head: Uint8Array): ForeignFormat | null {
  for (const { bytes, format } of SIGNATURES) {
    if (bytes.every((byte, index) => head[index] === byte)) return format;
  }
  // Text without a mark of its order: every other byte of "[" or "{" and what follows is zero.
  return head[0] === 0 || head[1] === 0 ? UTF_16 : null;
}
