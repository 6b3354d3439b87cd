import type { YAMLError } from 'yaml';

/** What an editor of the file can do about each kind of syntax error. */
const MESSAGES: Readonly<Record<string, string>> = {
  ALIAS_PROPS: '这里不能用 * 和 &；如果它们是文字，请加上引号',
  BAD_ALIAS: '以 * 或 & 开头的文字要加上引号',
  BAD_COLLECTION_TYPE: '这里的写法前后不一致（列表和「名称: 内容」混在一起）',
  BAD_DIRECTIVE: '以 % 开头的文字要加上引号',
  BAD_DQ_ESCAPE: '双引号里的 \\ 有特别的意思；请改用单引号',
  BAD_INDENT: '缩进不对：同一层的内容要从同一列开始',
  BAD_PROP_ORDER: '这里的写法读不懂；请对照别的文件',
  BAD_SCALAR_START: '文字不能以这个符号（@ 或 `）开头；请加上引号',
  BLOCK_AS_IMPLICIT_KEY: '这一行里有不止一个「名称: 内容」；如果冒号是文字的一部分，请给整段文字加上引号',
  BLOCK_IN_FLOW: '方括号或花括号里不能这样换行书写',
  DUPLICATE_KEY: '同一个名称在这里写了两次；请合并或删掉一处',
  IMPOSSIBLE: '这里的写法读不懂；请对照别的文件',
  KEY_OVER_1024_CHARS: '冒号前面的名称太长；可能漏了引号',
  MISSING_CHAR: '这里少了符号：可能是冒号、逗号，或者收尾的 ] 或 }',
  MULTILINE_IMPLICIT_KEY: '「名称: 内容」里的名称不能跨行；可能上一行少了冒号',
  MULTIPLE_ANCHORS: '这里不能用 &；如果它是文字，请加上引号',
  MULTIPLE_DOCS: '一个文件里只能有一份内容；请删掉单独成行的 ---',
  MULTIPLE_TAGS: '这里不能用 !；如果它是文字，请加上引号',
  NON_STRING_KEY: '冒号前面要写文字',
  RESOURCE_EXHAUSTION: '内容一层套一层，太深了',
  TAB_AS_INDENT: '缩进用了制表符（Tab）；请改成空格',
  TAG_RESOLVE_FAILED: '以 ! 开头的文字要加上引号',
  UNEXPECTED_TOKEN: '这里多了符号，或者上面少了收尾的引号、] 或 }',
};

/** Where the parser's own words tell more than its code. */
const CLOSER: readonly (readonly [pattern: RegExp, message: string])[] = [
  [/end with a (.)$/, '上面有一个列表或 { } 没有收尾的 $1'],
  [/^Missing closing/, '上面有一个引号没有收尾'],
  [/^Sequence item without/, '缩进不对，或者前面少了减号：同一层的内容要从同一列开始'],
];

export function yamlMessage({ code, message }: YAMLError): string {
  const closer = CLOSER.find(([pattern]) => pattern.test(message));
  if (closer !== undefined) return closer[1].replace('$1', closer[0].exec(message)?.[1] ?? '');
  return MESSAGES[code] ?? MESSAGES.IMPOSSIBLE ?? '';
}
