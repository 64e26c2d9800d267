const fs = require('fs');
const path = require('path');
const unzipper = require('unzipper');
const AdmZip = require('adm-zip');

function extract(file, dir) {
  fs.createReadStream(file)
    .pipe(unzipper.Parse())
    .on('entry', (entry) => {
      const target = path.join(dir, entry.path);
      // expect: zip-slip
      entry.pipe(fs.createWriteStream(target));
    });
}

function extractChecked(file, dir) {
  fs.createReadStream(file)
    .pipe(unzipper.Parse())
    .on('entry', (entry) => {
      const target = path.resolve(dir, entry.path);
      if (!target.startsWith(dir + path.sep)) {
        return entry.autodrain();
      }
      // ok: zip-slip
      entry.pipe(fs.createWriteStream(target));
    });
}

function extractAll(file, dir) {
  const zip = new AdmZip(file);
  for (const entry of zip.getEntries()) {
    // expect: zip-slip
    fs.writeFileSync(dir + '/' + entry.entryName, entry.getData());
    // ok: zip-slip
    fs.writeFileSync(path.join(dir, path.basename(entry.entryName)), entry.getData());
  }
  // ok: zip-slip
  zip.extractAllTo(dir, true);
}

module.exports = { extract, extractChecked, extractAll };
