'use strict';

// Does the work that an anonymous form asks for (Authorization/Codes/ProofOfWork): finds a number for which SHA-256 of "challenge.number" begins with so many
// zero bits. The browser's own digest answers only by promise, one at a time, and is a hundred times slower at this than a loop.
const proofOfWork = (() => {
  const roots = [];
  const constants = [];
  for (let candidate = 2; constants.length < 64; candidate++) {
    let prime = true;
    for (let divisor = 2; divisor * divisor <= candidate; divisor++) prime &&= candidate % divisor !== 0;
    if (!prime) continue;
    if (roots.length < 8) roots.push((candidate ** 0.5 * 4294967296) | 0);
    constants.push((candidate ** (1 / 3) * 4294967296) | 0);
  }

  const schedule = new Int32Array(64);

  // First word of the digest of a text of ASCII characters that fits into one block (at most 55).
  function firstWord(text) {
    schedule.fill(0, 0, 16);
    for (let i = 0; i < text.length; i++) schedule[i >> 2] |= text.charCodeAt(i) << (24 - (i % 4) * 8);
    schedule[text.length >> 2] |= 0x80 << (24 - (text.length % 4) * 8);
    schedule[15] = text.length * 8;
    for (let i = 16; i < 64; i++) {
      const a = schedule[i - 15];
      const b = schedule[i - 2];
      schedule[i] = schedule[i - 16] + schedule[i - 7]
        + ((a >>> 7 | a << 25) ^ (a >>> 18 | a << 14) ^ (a >>> 3))
        + ((b >>> 17 | b << 15) ^ (b >>> 19 | b << 13) ^ (b >>> 10));
    }
    let [a, b, c, d, e, f, g, h] = roots;
    for (let i = 0; i < 64; i++) {
      const first = (h + ((e >>> 6 | e << 26) ^ (e >>> 11 | e << 21) ^ (e >>> 25 | e << 7)) + ((e & f) ^ (~e & g)) + constants[i] + schedule[i]) | 0;
      const second = (((a >>> 2 | a << 30) ^ (a >>> 13 | a << 19) ^ (a >>> 22 | a << 10)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      h = g; g = f; f = e; e = (d + first) | 0; d = c; c = b; b = a; a = (first + second) | 0;
    }
    return (roots[0] + a) >>> 0;
  }

  // The answer between two numbers, or null.
  function search(challenge, bits, from, to) {
    const below = 2 ** (32 - bits);
    for (let number = from; number < to; number++) {
      if (firstWord(`${challenge}.${number}`) < below) return String(number);
    }
    return null;
  }

  return { search };
})();

if (typeof document === 'undefined') {
  self.onmessage = ({ data: { challenge, bits } }) => {
    for (let from = 0; ; from += 10000) {
      const answer = proofOfWork.search(challenge, bits, from, from + 10000);
      if (answer === null) continue;
      self.postMessage(answer);
      return;
    }
  };
} else {
  const script = document.currentScript.src;
  for (const field of document.querySelectorAll('[data-proof-challenge]')) prove(field);

  function prove(field) {
    const form = field.form;
    const status = form.querySelector('[data-proof-status]');
    const { proofChallenge: challenge, proofBits: bits } = field.dataset;
    let waiting = null;

    function done(answer) {
      field.value = answer;
      if (!waiting) return;
      status.hidden = true;
      form.requestSubmit(waiting.submitter);
    }

    // Whoever is faster than the work waits for it; what they typed stays, and the form goes by itself.
    form.addEventListener('submit', event => {
      if (field.value || event.submitter?.dataset.withoutProof !== undefined) return;
      event.preventDefault();
      waiting = { submitter: event.submitter };
      status.hidden = false;
    });

    try {
      const worker = new Worker(script);
      worker.onmessage = ({ data }) => {
        worker.terminate();
        done(data);
      };
      worker.onerror = () => searchHere(0);
      worker.postMessage({ challenge, bits: Number(bits) });
    } catch {
      searchHere(0);
    }

    // Without a worker the page works in slices, so that it can be typed in meanwhile.
    function searchHere(from) {
      const answer = proofOfWork.search(challenge, Number(bits), from, from + 2000);
      if (answer !== null) done(answer);
      else setTimeout(searchHere, 0, from + 2000);
    }
  }
}
