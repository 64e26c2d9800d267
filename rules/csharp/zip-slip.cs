using System.IO.Compression;

namespace Archives;

public static class Extractor
{
    public static void Unsafe(string archive, string folder)
    {
        using var zip = ZipFile.OpenRead(archive);
        foreach (var entry in zip.Entries)
        {
            // expect: zip-slip
            entry.ExtractToFile(Path.Combine(folder, entry.FullName), overwrite: true);
            using var input = entry.Open();
            // expect: zip-slip
            using var output = new FileStream(folder + "/" + entry.FullName, FileMode.Create);
            input.CopyTo(output);
        }
    }

    public static void Safe(string archive, string folder)
    {
        var root = Path.GetFullPath(folder) + Path.DirectorySeparatorChar;
        using var zip = ZipFile.OpenRead(archive);
        foreach (var entry in zip.Entries)
        {
            var target = Path.GetFullPath(Path.Combine(root, entry.FullName));
            if (!target.StartsWith(root, StringComparison.Ordinal))
            {
                throw new InvalidDataException("outside: " + entry.FullName);
            }
            // ok: zip-slip
            entry.ExtractToFile(target);
        }
        foreach (var entry in zip.Entries)
        {
            // ok: zip-slip
            entry.ExtractToFile(Path.Combine(folder, Path.GetFileName(entry.FullName)));
        }
        // ok: zip-slip
        ZipFile.ExtractToDirectory("fixed.zip", folder);
    }
}
