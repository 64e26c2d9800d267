using System.Security.Cryptography;
using Pawl.Engine;
using Pawl.Engine.Weaknesses;

namespace Pawl.Studies.Definitions;

/// <summary>Reads one baseline and holds it to its hash.</summary>
internal static class BaselineReader
{
    internal static Baseline Read(string studyFolder, YamlMap map)
    {
        var path = map.Text("path");
        var hash = map.Text("sha256");
        map.End();
        var folder = Path.GetFullPath(Path.Combine(studyFolder, path));
        var names = path.TrimEnd('/').Split('/');
        if (names.Length < 2 || ProgramLanguage.Of(names[^2]) is not { } language)
        {
            throw map.Error("path", $"'path' must end in a language and a name, as baselines/c/vault does; languages are {Languages}");
        }
        var program = Path.Combine(folder, language.FileName);
        if (!File.Exists(program))
        {
            throw map.Error("path", $"there is no {language.FileName} in {path}");
        }
        var content = File.ReadAllBytes(program);
        var found = Hash(content);
        if (found != hash)
        {
            throw map.Error("sha256", $"{path}/{language.FileName} has the SHA-256 {found}: it is not the program that the study froze");
        }
        var tests = YamlMap.Load(Path.Combine(folder, "tests.yaml"));
        var baseline = new Baseline(
            $"{language.Name}-{names[^1]}",
            folder,
            language,
            hash,
            content,
            tests.Text("does"),
            Surface(tests),
            [.. tests.Maps("cases").Select(ReadCase)]
        );
        tests.End();
        return baseline.Cases.Count > 0
            ? baseline
            : throw tests.Error("cases", "a baseline without tests cannot say whether code still works");
    }

    internal static string Hash(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content));

    private static string Languages => string.Join(", ", ProgramLanguage.All.Select(l => l.Name));

    private static IReadOnlyList<string> Surface(YamlMap tests)
    {
        var surface = tests.Texts("surface");
        var known = CweCategories.BuiltIn.All.Select(c => c.Id).ToHashSet(StringComparer.Ordinal);
        return surface.FirstOrDefault(s => !known.Contains(s)) is { } unknown
            ? throw tests.Error("surface", $"'{unknown}' is no category; categories are {string.Join(", ", known)}")
            : surface;
    }

    private static TestCase ReadCase(YamlMap map)
    {
        var test = new TestCase(
            map.Text("name"),
            map.Texts("arguments", required: false),
            map.Text("input", ""),
            map.Text("expect"),
            map.Number("exit", 0, 0, 255)
        );
        map.End();
        return test;
    }
}
