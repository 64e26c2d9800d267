using System.Text;
using System.Text.Json;
using Pawl.Analysis.Findings;
using Pawl.Engine;
using Pawl.Studies.Definitions;

namespace Pawl.Studies.Import;

/// <summary>
/// The public result files of SecCodeBench: a folder with <c>test-cases-meta.json</c> and <c>model-testcase-results/MODEL/CASE.json</c>.
/// Each generated code is a single sample with its functional verdict; a failed security test is a finding by the benchmark.
/// </summary>
public static class SecCodeBenchImport
{
    private const string Tool = "sec-code-bench";
    private const string Passed = "成功";

    public static ImportedStudy Read(string folder)
    {
        var meta = Path.Combine(folder, "test-cases-meta.json");
        var results = Path.Combine(folder, "model-testcase-results");
        if (!File.Exists(meta) || !Directory.Exists(results))
        {
            throw new UserError(
                $"{folder} holds no results of SecCodeBench",
                "Name a folder of one of its versions, as docs/json/v/2.2.0: it holds test-cases-meta.json and model-testcase-results."
            );
        }
        var leftOut = new Dictionary<string, int>(StringComparer.Ordinal);
        return new ImportedStudy(Samples(results, Languages(meta), leftOut).ToAsyncEnumerable(), leftOut);
    }

    private static IEnumerable<ImportedChain> Samples(
        string results,
        Dictionary<string, ProgramLanguage?> languages,
        Dictionary<string, int> leftOut
    )
    {
        foreach (var file in Directory.EnumerateFiles(results, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            using var document = Parse(file);
            var root = document.RootElement;
            var test = root.GetProperty("testCaseId").GetString()!;
            var model = root.GetProperty("modelName").GetString()!;
            foreach (var round in root.GetProperty("rounds").EnumerateArray())
            {
                var number = round.GetProperty("roundId").GetInt32();
                foreach (var scenario in round.GetProperty("scenarios").EnumerateObject())
                {
                    if (One(scenario.Value, test) is not { } version)
                    {
                        ImportedStudy.Leave(leftOut, "no code");
                    }
                    else if (languages.GetValueOrDefault(test) is { } language)
                    {
                        yield return new ImportedChain(
                            $"{model}/{test}/{scenario.Name}/{number}",
                            language,
                            model,
                            scenario.Name,
                            number,
                            [version]
                        );
                    }
                    else
                    {
                        ImportedStudy.Leave(leftOut, "no language of studies");
                    }
                }
            }
        }
    }

    private static ImportedVersion? One(JsonElement scenario, string test)
    {
        if (
            scenario.ValueKind != JsonValueKind.Object
            || !scenario.TryGetProperty("generatedCode", out var code)
            || code.GetString() is not { Length: > 0 } text
        )
        {
            return null;
        }
        var works = Verdict(scenario, "functionalTest");
        // The security test says something only of code that works.
        var insecure = works == true && Verdict(scenario, "securityTest") == false;
        return new ImportedVersion(Encoding.UTF8.GetBytes(text), works, insecure ? new ImportedVerdict(Tool, test, Severity.High) : null);
    }

    private static bool? Verdict(JsonElement scenario, string name) =>
        scenario.TryGetProperty(name, out var said) && said.GetString() is { Length: > 0 } word ? word == Passed : null;

    private static Dictionary<string, ProgramLanguage?> Languages(string meta)
    {
        using var document = Parse(meta);
        var languages = new Dictionary<string, ProgramLanguage?>(StringComparer.Ordinal);
        foreach (var test in document.RootElement.GetProperty("testCases").EnumerateArray())
        {
            languages[test.GetProperty("id").GetString()!] = test.GetProperty("language").GetString() switch
            {
                "C/C++" => ProgramLanguage.Of("c"),
                "Java" => ProgramLanguage.Of("java"),
                "Python" => ProgramLanguage.Of("python"),
                "Nodejs" or "NodeJS" or "Node.js" or "JavaScript" => ProgramLanguage.Of("javascript"),
                _ => null,
            };
        }
        return languages;
    }

    private static JsonDocument Parse(string file)
    {
        try
        {
            return JsonDocument.Parse(File.ReadAllBytes(file));
        }
        catch (JsonException e)
        {
            throw new UserError($"{file} is no JSON: {e.Message}", "Fetch the result files again.");
        }
    }
}
