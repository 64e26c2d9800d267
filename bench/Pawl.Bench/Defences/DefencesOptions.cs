using System.Globalization;
using System.IO.Hashing;
using System.Text;
using Pawl.Analysis;
using Pawl.Engine;

namespace Pawl.Bench.Defences;

/// <summary>What <c>bench/run defences</c> was asked for.</summary>
/// <param name="Half">0 or 1: files whose path from its folder has that as the last bit of its hash; null: all.</param>
/// <param name="Most">Edits of one kind in one file.</param>
/// <param name="MostFiles">Files of each language below one folder; 0: all.</param>
/// <param name="Log">Gets a line for each miss and each false alarm.</param>
internal sealed record DefencesOptions(
    IReadOnlyList<string> Paths,
    int? Half,
    int Most,
    int MostFiles,
    string? Log,
    IReadOnlyList<string>? Kinds
)
{
    internal static DefencesOptions Read(string[] arguments)
    {
        var options = new DefencesOptions([], null, 3, 0, null, null);
        List<string> paths = [];
        for (var i = 0; i < arguments.Length; i++)
        {
            string Next() => ++i < arguments.Length ? arguments[i] : throw Usage($"{arguments[i - 1]} needs a value");
            int Number() =>
                int.TryParse(Next(), NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : throw Usage("that is no number");
            switch (arguments[i])
            {
                case "--half":
                    options = options with
                    {
                        Half = Next() switch
                        {
                            "tune" => 0,
                            "report" => 1,
                            "both" => null,
                            _ => throw Usage("--half is tune, report or both"),
                        },
                    };
                    break;
                case "--most":
                    options = options with { Most = Number() };
                    break;
                case "--files":
                    options = options with { MostFiles = Number() };
                    break;
                case "--log":
                    options = options with { Log = Next() };
                    break;
                case "--kinds":
                    options = options with { Kinds = Next().Split(',') };
                    break;
                case ['-', ..]:
                    throw Usage($"{arguments[i]} is not known");
                default:
                    paths.Add(arguments[i]);
                    break;
            }
        }
        return paths.Count == 0 ? throw Usage("there is nothing to change") : options with { Paths = paths };
    }

    internal IEnumerable<string> Files()
    {
        foreach (var path in Paths)
        {
            if (File.Exists(path))
            {
                yield return path;
                continue;
            }
            if (!Directory.Exists(path))
            {
                throw Usage($"there is no {path}");
            }
            var files = Directory
                .EnumerateFiles(path, "*", SearchOption.AllDirectories)
                .Select(file => (File: file, Name: Path.GetRelativePath(path, file)))
                .Where(f => !f.Name.Contains("node_modules", StringComparison.Ordinal) && Analyser.LanguageOf(f.File, default) is not null)
                .Where(f => Half is not { } half || (int)(HashOf(f.Name) & 1) == half)
                .GroupBy(f => Analyser.LanguageOf(f.File, default)!.Name)
                .SelectMany(g => MostFiles > 0 ? g.OrderBy(f => HashOf(f.Name)).Take(MostFiles) : g);
            foreach (var file in files.OrderBy(f => f.Name, StringComparer.Ordinal))
            {
                yield return file.File;
            }
        }
    }

    private static ulong HashOf(string name) => XxHash64.HashToUInt64(Encoding.UTF8.GetBytes(name.Replace('\\', '/')));

    private static UserError Usage(string what) =>
        new(what, "bench/run defences [--half tune|report|both] [--most EDITS] [--files FILES] [--kinds NAMES] [--log FILE] PATH...");
}
