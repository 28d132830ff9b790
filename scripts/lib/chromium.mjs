import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { withLock } from './lock.mjs';
import { inRoot, inTmp } from './paths.mjs';
import { run, runNode } from './run.mjs';

/**
 * For a closed network and any account, root included: no sandbox (it needs rights a container lacks), no calls home.
 * Site isolation and web security stay on: pages are tested as readers' browsers treat them.
 */
const ARGS = [
  '--no-sandbox',
  '--no-zygote',
  '--disable-gpu',
  '--disable-quic',
  '--disable-dev-shm-usage',
  '--no-first-run',
  '--no-default-browser-check',
  '--no-pings',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--disable-sync',
  '--font-render-hinting=none',
  '--force-color-profile=srgb',
];

const FONTS = ['400Regular/NotoSansSC_400Regular.ttf', '700Bold/NotoSansSC_700Bold.ttf'];

/** A bare machine has no Chinese font: every family name leads to Noto Sans SC, and nothing of the machine is read. */
const fontConfig = (folder) => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${folder}/noto</dir>
  <cachedir>${folder}/cache</cachedir>
  <match target="pattern"><edit name="family" mode="append" binding="weak"><string>Noto Sans SC</string></edit></match>
</fontconfig>
`;

function writeFonts(folder) {
  const packaged = inRoot('node_modules/@expo-google-fonts/noto-sans-sc');
  fs.mkdirSync(path.join(folder, 'noto'), { recursive: true });
  for (const font of FONTS) fs.copyFileSync(path.join(packaged, font), path.join(folder, 'noto', path.basename(font)));
}

/**
 * Unpacks in a process of its own: the package unpacks into the system's temporary folder, under a name others could
 * take first, and takes any file found there for a complete browser. The last variable adds the libraries it brings.
 */
async function unpack(folder) {
  fs.mkdirSync(folder, { recursive: true });
  const code = "import('@sparticuz/chromium').then((module) => module.default.executablePath())";
  const env = { ...process.env, TMPDIR: folder, TEMP: folder, TMP: folder, AWS_EXECUTION_ENV: 'nodejs20.x' };
  await runNode('Unpacking Chromium', ['-e', code], { env });
  writeFonts(path.join(folder, 'private-fonts'));
}

/** Machines without the system libraries a browser needs (NSS and others) use those that came with the package. */
async function libraryPath(executable, folder) {
  const { code } = await run(executable, ['--version']);
  return code === 0 ? {} : { LD_LIBRARY_PATH: path.join(folder, 'al2023/lib') };
}

/**
 * A Chromium with Chinese fonts, made of npm packages once and kept in `.tmp`.
 * @returns {Promise<{ executablePath: string, args: string[], env: Record<string, string>, headless: true }>} launch
 *   options for playwright-core
 */
export async function prepareChromium() {
  const { version } = createRequire(import.meta.url)(inRoot('node_modules/@sparticuz/chromium/package.json'));
  const folder = inTmp('chromium', version);
  await withLock('chromium', async () => {
    if (fs.existsSync(folder)) return;
    const draft = `${folder}.next`;
    fs.rmSync(draft, { recursive: true, force: true });
    await unpack(draft);
    fs.writeFileSync(path.join(draft, 'fonts.conf'), fontConfig(path.join(folder, 'private-fonts')));
    fs.renameSync(draft, folder);
  });
  const executablePath = path.join(folder, 'chromium');
  const env = {
    ...process.env,
    FONTCONFIG_FILE: path.join(folder, 'fonts.conf'),
    ...(await libraryPath(executablePath, folder)),
  };
  return { executablePath, args: ARGS, env, headless: true };
}
