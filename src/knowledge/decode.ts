/** Text of a file, or what is wrong with its bytes and where: `offset` counts in `text`. */
export interface Decoded {
  readonly text: string;
  readonly problem: { readonly offset: number; readonly message: string } | null;
}

const SAVE_AS = '请用编辑器另存为 UTF-8（无 BOM）';

/** Strict on what Windows and office programs leave in files: a byte order mark, CRLF, GBK, UTF-16. */
export function decode(bytes: Uint8Array): Decoded {
  // `ignoreBOM` keeps the mark in the text, so that offsets count the file as it stands.
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  return { text, problem: problemOf(bytes, text) };
}

function problemOf(bytes: Uint8Array, text: string): Decoded['problem'] {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    return { offset: 0, message: `文件是 UTF-16 编码；${SAVE_AS}` };
  }
  if (!isUtf8(bytes)) {
    return { offset: Math.max(0, text.indexOf('\uFFFD')), message: `从这里起不是 UTF-8 编码（可能是 GBK）；${SAVE_AS}` };
  }
  if (text.startsWith('\uFEFF')) return { offset: 0, message: `文件开头有看不见的 BOM 标记；${SAVE_AS}` };
  const nul = text.indexOf('\0');
  if (nul >= 0) return { offset: nul, message: '这里有一个看不见的 NUL 字符；请删掉它' };
  const carriage = text.indexOf('\r');
  if (carriage >= 0) return { offset: carriage, message: '换行是 Windows 格式（CRLF）；请在编辑器里改成 LF 再保存' };
  return null;
}

export function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
