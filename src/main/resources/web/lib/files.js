// To the clipboard and to a file.

export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // Outside a secure context there is only the old way.
    const area = document.createElement('textarea');
    area.value = text;
    area.className = 'visually-hidden';
    document.body.append(area);
    area.select();
    document.execCommand('copy');
    area.remove();
  }
}

export function save(name, type, text) {
  const address = URL.createObjectURL(new Blob([text], { type }));
  saveData(name, address);
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** Saves what an address holds: data: or blob:. */
export function saveData(name, address) {
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
}

/** A file's name from a question. */
export function fileName(question, ending) {
  const stem = question.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '-').replaceAll(/^-|-$/g, '');
  return `${stem.slice(0, 60) || 'result'}.${ending}`;
}
