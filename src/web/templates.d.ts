/** Templates and pictures are bundled as text. */
declare module '*.hbs' {
  const text: string;
  export default text;
}
declare module '*.svg' {
  const text: string;
  export default text;
}
