using System.Text;
using System.Text.Json;
using Pawl.Engine;
using Pawl.Studies.Definitions;

namespace Pawl.Studies.Import;

/// <summary>
/// A file with one JSON object a line: <c>chain</c>, <c>iteration</c>, <c>language</c>, <c>code</c>, and if known <c>model</c>, <c>strategy</c>,
/// <c>replicate</c>, <c>works</c>. The lines of a chain stand together.
/// </summary>
public static class LineImport
{
    public static ImportedStudy Read(string file, string model)
    {
        if (!File.Exists(file))
        {
            throw new UserError($"there is no file {file}", "Name a file with one JSON object a line.");
        }
        var leftOut = new Dictionary<string, int>(StringComparer.Ordinal);
        return new ImportedStudy(Chains(file, model, leftOut), leftOut);
    }

    private static async IAsyncEnumerable<ImportedChain> Chains(string file, string model, Dictionary<string, int> leftOut)
    {
        ImportedChain? open = null;
        List<(int Iteration, ImportedVersion Version)> versions = [];
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var number = 0;
        await foreach (var line in File.ReadLinesAsync(file))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }
            if (One(file, number, line, model) is not { } read)
            {
                ImportedStudy.Leave(leftOut, "no language of studies");
                continue;
            }
            if (open is not null && open.Id != read.Chain.Id)
            {
                yield return Whole(open, versions);
                versions = [];
            }
            if (open?.Id != read.Chain.Id && !seen.Add(read.Chain.Id))
            {
                throw Wrong(file, number, $"the lines of chain '{read.Chain.Id}' do not stand together");
            }
            open = read.Chain;
            versions.Add((read.Iteration, read.Version));
        }
        if (open is not null)
        {
            yield return Whole(open, versions);
        }
    }

    private static ImportedChain Whole(ImportedChain chain, List<(int Iteration, ImportedVersion Version)> versions) =>
        chain with
        {
            Versions = [.. versions.OrderBy(v => v.Iteration).Select(v => v.Version)],
        };

    /// <returns>Null for a language that studies do not have.</returns>
    private static (ImportedChain Chain, int Iteration, ImportedVersion Version)? One(string file, int number, string line, string model)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            var root = document.RootElement;
            var language = ProgramLanguage.Of(root.GetProperty("language").GetString() ?? "");
            var chain = root.GetProperty("chain").GetString() ?? throw new JsonException("'chain' is null");
            var code = root.GetProperty("code").GetString() ?? throw new JsonException("'code' is null");
            bool? works = root.TryGetProperty("works", out var said) ? said.GetBoolean() : null;
            var version = new ImportedVersion(Encoding.UTF8.GetBytes(code), works);
            return language is null
                ? null
                : (
                    new ImportedChain(chain, language, Text(root, "model", model), Text(root, "strategy", "imported"), Count(root), []),
                    root.GetProperty("iteration").GetInt32(),
                    version
                );
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw Wrong(file, number, e.Message);
        }
    }

    private static int Count(JsonElement root) => root.TryGetProperty("replicate", out var value) ? value.GetInt32() : 1;

    private static string Text(JsonElement root, string name, string absent) =>
        root.TryGetProperty(name, out var value) ? value.GetString() ?? absent : absent;

    private static UserError Wrong(string file, int number, string what) =>
        new($"{file}:{number}: {what}", "A line needs chain, iteration, language and code; docs/study.md shows one.");
}
