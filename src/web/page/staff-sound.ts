/** A short sound, for those who want it: browsers allow one only after the person has pressed something. */
const PLACE = 'guancetong.sound';
let context: AudioContext | null = null;

export function offerSound(): void {
  const button = document.getElementById('sound');
  if (button === null) return;
  button.hidden = false;
  button.setAttribute('aria-pressed', String(isWanted()));
  button.addEventListener('click', () => {
    localStorage.setItem(PLACE, isWanted() ? '' : 'on');
    button.setAttribute('aria-pressed', String(isWanted()));
    chime();
  });
}

function isWanted(): boolean {
  return localStorage.getItem(PLACE) === 'on';
}

export function chime(): void {
  if (!isWanted()) return;
  context ??= new AudioContext();
  const [tone, volume] = [context.createOscillator(), context.createGain()];
  tone.frequency.value = 880;
  volume.gain.setValueAtTime(0.15, context.currentTime);
  volume.gain.exponentialRampToValueAtTime(0.001, context.currentTime + 0.4);
  tone.connect(volume).connect(context.destination);
  tone.start();
  tone.stop(context.currentTime + 0.4);
}
