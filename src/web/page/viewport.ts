/** Keeps the page as high as what is visible: browsers that lay the keyboard over the page tell so by `visualViewport` only. */
export function followViewport(): void {
  const viewport = window.visualViewport;
  if (viewport === null) return;
  const follow = () => {
    document.documentElement.style.setProperty('--visible-height', `${Math.round(viewport.height)}px`);
    if (viewport.scale === 1) window.scrollTo(0, 0);
  };
  viewport.addEventListener('resize', follow);
  follow();
}
