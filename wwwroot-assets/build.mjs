// Makes wwwroot/ from src/, or with the word "fonts" the fonts that the server draws with: the same sources give the same
// bytes, every time and on every machine.
// Standard output is short; a failure ends with a code other than 0 and leaves the last good wwwroot/ in place.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdir, readFile, readdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(fileURLToPath(import.meta.url));
const output = join(root, "wwwroot");
const lockHeld = "NETDASH_ASSETS_LOCK_HELD";

/** One variable woff2 a family, the latin subset: under 50 KB each; other scripts use the system's fonts. */
const fonts = [
  { family: "inter", file: "inter-latin-wght-normal.woff2" },
  { family: "geist-mono", file: "geist-mono-latin-wght-normal.woff2" },
];

if (process.env[lockHeld] === undefined && process.platform === "linux") {
  process.exitCode = await rerunUnderLock();
} else if (process.argv[2] === "fonts") {
  await unpackFonts();
} else {
  await build();
}

/**
 * `dotnet run` and a test run may build at once, and two `npm ci` in one folder destroy each other's work.
 * The kernel's lock goes with the process that holds it, so a killed build blocks nobody; a lock file would.
 */
async function rerunUnderLock() {
  const lock = join(root, "obj", "assets.lock");
  await mkdir(dirname(lock), { recursive: true });
  const run = spawnSync("flock", [lock, process.execPath, fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
    stdio: "inherit",
    env: { ...process.env, [lockHeld]: "1" },
  });
  if (run.error !== undefined) {
    throw new Error(`flock (package util-linux) could not be started: ${run.error.message}`);
  }
  return run.status ?? 1;
}

async function build() {
  await installPackages();
  const made = new Map([...(await bundle()), ...(await fontFiles()), ...(await staticFiles())]);
  for (const [name, bytes] of made) {
    await writeWhole(join(output, name), bytes);
  }
  await removeOthers(made);
  console.log(`wwwroot: ${made.size} files, ${[...made.values()].reduce((sum, bytes) => sum + bytes.length, 0)} bytes`);
}

/** By content, not by time: a checkout makes every file new, and a build without a network must still work. */
async function installPackages() {
  const hash = createHash("sha256");
  for (const name of ["package.json", "package-lock.json", ".npmrc"]) {
    hash.update(await readFile(join(root, name)));
  }
  const wanted = hash.digest("hex");
  const stamp = join(root, "node_modules", ".netdash-installed");
  const installed = await readFile(stamp, "utf8").catch((error) => {
    if (error.code === "ENOENT") {
      return "";
    }
    throw error;
  });
  if (installed === wanted) {
    return;
  }
  const npm = spawnSync("npm", ["ci", "--loglevel=error"], {
    cwd: root,
    stdio: "inherit",
    shell: process.platform === "win32",
  });
  if (npm.error !== undefined || npm.status !== 0) {
    throw new Error(`npm ci failed: ${npm.error?.message ?? `exit code ${npm.status}`}`);
  }
  await writeFile(stamp, wanted);
}

/** The scripts and the style sheet, minified. No file holds a path, a time or a random name. */
async function bundle() {
  const { build: esbuild } = await import("esbuild");
  const shared = {
    absWorkingDir: root,
    bundle: true,
    minify: true,
    write: false,
    charset: "utf8",
    legalComments: "none",
    logLevel: "warning",
    target: ["es2022", "chrome120", "firefox121", "safari17"],
  };
  const entry = (from, to, options) =>
    esbuild({ ...shared, ...options, entryPoints: [join("src", from)], outfile: join(output, to) });
  const results = await Promise.all([
    entry("netdash.ts", "netdash.js", { format: "esm" }),
    entry("theme-before-paint.ts", "theme.js", { format: "iife" }),
    // Loaded by the pages that draw; the hub's client is a file of its own, which the map loads when it connects.
    entry("map/map.ts", "map.js", { format: "esm", external: ["./signalr.js"] }),
    entry("map/signalr.ts", "signalr.js", { format: "esm" }),
    // Loaded by /embed, the map in a frame.
    entry("embed/embed.ts", "embed.js", { format: "esm", external: ["./map.js"] }),
    // Loaded by pages of other sites, which show that frame.
    entry("element/netdash-map.ts", "netdash-map.js", { format: "esm" }),
    // Loaded by the page with the editor.
    entry("preflight/preflight.ts", "preflight.js", { format: "esm" }),
    // Relative and left as written: the site may live under a sub-path.
    entry("css/index.css", "netdash.css", { external: ["./fonts/*"] }),
    entry("css/embed.css", "embed.css", { external: ["./fonts/*"] }),
  ]);
  return results
    .flatMap((result) => result.outputFiles)
    .map((file) => [relative(output, file.path).replaceAll("\\", "/"), Buffer.from(file.contents)]);
}

/** Each font and the licence that it must travel with. */
async function fontFiles() {
  const copies = fonts.flatMap(({ family, file }) => {
    const from = join(root, "node_modules", "@fontsource-variable", family);
    return [
      [`fonts/${family}.woff2`, join(from, "files", file)],
      [`fonts/${family}-license.txt`, join(from, "LICENSE")],
    ];
  });
  return Promise.all(copies.map(async ([name, path]) => [name, await readFile(path)]));
}

/**
 * `node build.mjs fonts`: the same fonts as TTF in obj/fonts, for the pictures that the server draws: Skia reads no woff2.
 * Nothing of this goes into wwwroot.
 */
async function unpackFonts() {
  await installPackages();
  const { default: woff2 } = await import("wawoff2");
  for (const { family, file } of fonts) {
    const from = join(root, "node_modules", "@fontsource-variable", family);
    await writeWhole(join(root, "obj", "fonts", `${family}.ttf`), await woff2.decompress(await readFile(join(from, "files", file))));
    await writeWhole(join(root, "obj", "fonts", `${family}-license.txt`), await readFile(join(from, "LICENSE")));
  }
}

/** Everything in src/static goes to wwwroot as it is. */
async function staticFiles() {
  const from = join(root, "src", "static");
  return Promise.all((await filesIn(from)).map(async (name) => [name, await readFile(join(from, name))]));
}

/** A server that runs meanwhile reads the old file or the new one, never half of one. */
async function writeWhole(path, bytes) {
  await mkdir(dirname(path), { recursive: true });
  const unfinished = join(root, "obj", "asset.unfinished");
  await mkdir(dirname(unfinished), { recursive: true });
  await writeFile(unfinished, bytes);
  await rename(unfinished, path);
}

async function removeOthers(made) {
  for (const name of await filesIn(output)) {
    if (!made.has(name)) {
      await rm(join(output, name));
    }
  }
}

/** Every file below the folder, by its path from there with `/`, in a fixed order. */
async function filesIn(folder, prefix = "") {
  const names = [];
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) {
      names.push(...(await filesIn(join(folder, entry.name), `${prefix}${entry.name}/`)));
    } else {
      names.push(`${prefix}${entry.name}`);
    }
  }
  return names.sort();
}
