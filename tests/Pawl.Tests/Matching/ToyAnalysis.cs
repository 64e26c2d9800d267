using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Pawl.Analysis;
using Pawl.Analysis.Complexity;
using Pawl.Analysis.Findings;

namespace Pawl.Tests.Matching;

/// <summary>
/// An analysis small enough to reckon with by hand: <c>fn name</c> ... <c>end</c> is a function, <c>bad(...)</c> a
/// finding (<c>worse(...)</c> a critical one), <c>safe(...)</c> and <c>check(...)</c> are defences, <c>if</c> adds to
/// the complexity, <c>#</c> starts a comment.
/// </summary>
internal static class ToyAnalysis
{
    internal static FileAnalysis Of(ReadOnlyMemory<byte> content) => Of(content.Span);

    internal static FileAnalysis Of(ReadOnlySpan<byte> content)
    {
        var lines = Encoding.UTF8.GetString(content).Split('\n');
        var (findings, defences, functions) = (new List<Finding>(), new List<Defence>(), new List<FunctionMetrics>());
        var (function, start, branches) = ("", 0, 0);
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i].Trim();
            var place = new Place(i + 1, 1, i + 1, lines[i].Length + 1);
            var code = string.Concat(line.Where(c => !char.IsWhiteSpace(c)));
            branches += line.StartsWith("if ", StringComparison.Ordinal) ? 1 : 0;
            if (line.StartsWith("fn ", StringComparison.Ordinal))
            {
                (function, start, branches) = (line[3..], i + 1, 0);
            }
            else if (line == "end")
            {
                functions.Add(new FunctionMetrics(function, start, i + 1, branches + 1, branches, 0, 0, i - start));
                function = "";
            }
            else if (code.StartsWith("bad(", StringComparison.Ordinal) || code.StartsWith("worse(", StringComparison.Ordinal))
            {
                var severity = code[0] == 'b' ? Severity.High : Severity.Critical;
                findings.Add(
                    new(
                        code[0] == 'b' ? "bad-call" : "worse-call",
                        [code[0] == 'b' ? 89 : 78],
                        severity,
                        Confidence.High,
                        place,
                        function,
                        "Bad.",
                        line,
                        [],
                        Hash(function + code, 32),
                        Hash(code, 16)
                    )
                );
            }
            else if (code.StartsWith("safe(", StringComparison.Ordinal) || code.StartsWith("check(", StringComparison.Ordinal))
            {
                defences.Add(
                    new(code[0] == 's' ? "escaping" : "validation", [20], place, function, line, Hash(function + code, 32), Hash(code, 16))
                );
            }
        }
        var tokens = string.Concat(
            lines.Select(l => string.Concat(l.Split('#')[0].Where(c => !char.IsWhiteSpace(c))) + "\n").Where(l => l != "\n")
        );
        return new FileAnalysis("toy", lines.Length, lines.Length, findings, defences, functions, []) { CodeHash = Hash(tokens, 16) };
    }

    private static string Hash(string text, int digits) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..digits].ToLower(CultureInfo.InvariantCulture);
}
