const seconds = (since) => `${Math.round((performance.now() - since) / 1000)} s`;

/**
 * Progress, one line per step: `[1/5] 安装依赖 / Installing … 12 s`. On a terminal the line counts while it runs.
 * @param {number} total number of steps
 * @returns a function that runs one step; `work` gets a function that shows how far it is
 */
export function steps(total, out = process.stdout) {
  let number = 0;
  return async (title, work) => {
    number += 1;
    const line = `[${number}/${total}] ${title} …`;
    const begun = performance.now();
    let detail = '';
    const redraw = () => out.write(`\r\u001b[K${line} ${[detail, seconds(begun)].filter(Boolean).join(' · ')}`);
    const timer = out.isTTY ? setInterval(redraw, 1000) : undefined;
    if (!out.isTTY) out.write(line);
    try {
      const result = await work((text) => (detail = text));
      out.write(out.isTTY ? `\r\u001b[K${line} ${seconds(begun)}\n` : ` ${seconds(begun)}\n`);
      return result;
    } catch (error) {
      out.write(' ✗\n');
      throw error;
    } finally {
      clearInterval(timer);
    }
  };
}
