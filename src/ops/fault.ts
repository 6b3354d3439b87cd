/**
 * Everything that can break while the service runs, in one catalogue: what it is called, and what an operator can do.
 * A person's odd message is no fault (an outcome), nor is a wrong knowledge file (a finding).
 */
export const FAULTS = {
  'setting-invalid': 'Correct the environment variable that the message names, or unset it.',
  'not-built': 'Run `npm start`, or `node esbuild.config.mjs`, which build before they start.',
  'port-taken': 'Stop the program that listens there, or set PORT to another number (0: any free one).',
  'address-unusable': 'Set HOST to an address of this machine, and PORT to one that this user may open.',
  'files-unreadable': 'Check that the file is there and that this user may read it.',
  'data-in-use': 'Stop the other server, or give this one a folder of its own by DATA_DIR.',
  'store-unusable':
    'Check that DATA_DIR can be written, that the disk has room and that the files in it are whole; `npm run restore` brings a backup back.',
  'data-key-wrong':
    'Set DATA_KEY to the key with which the words in DATA_DIR were encrypted. Without it they cannot be read; to begin anew, move the folder aside.',
  'backup-refused': 'Name a file that is not there yet, in a folder that can be written and has room; DATA_DIR names what is backed up.',
  'restore-refused': 'Name a file that `npm run backup` wrote; nothing has been changed.',
  'store-too-new': 'Start the newer version of the program that wrote this data, or restore a backup made before the upgrade.',
  'wechat-refused':
    'Check WECHAT_APP_ID and WECHAT_APP_SECRET, and that this address is on the account’s IP list; WeChat’s documentation explains the code.',
} as const;

export type FaultCode = keyof typeof FAULTS;

export class Fault extends Error {
  readonly code: FaultCode;

  constructor(code: FaultCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'Fault';
    this.code = code;
  }

  /** What can be done about it. */
  get remedy(): string {
    return FAULTS[this.code];
  }
}
