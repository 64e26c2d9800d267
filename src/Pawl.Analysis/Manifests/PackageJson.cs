using System.Text;
using System.Text.Json;

namespace Pawl.Analysis.Manifests;

/// <summary><c>package.json</c>.</summary>
internal static class PackageJson
{
    // What lies in the project itself, or comes from elsewhere than a registry.
    private static readonly string[] Elsewhere = ["workspace:", "file:", "link:", "portal:", "git", "http", "catalog:", "npm:", "patch:"];

    internal static IReadOnlyList<Dependency> Read(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var places = new TextPlaces(text);
        List<Dependency> found = [];
        try
        {
            var reader = new Utf8JsonReader(
                bytes,
                new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true }
            );
            for (var section = ""; reader.Read(); )
            {
                if (reader.TokenType != JsonTokenType.PropertyName)
                {
                    continue;
                }
                if (reader.CurrentDepth == 1)
                {
                    section = reader.GetString()!;
                }
                else if (reader.CurrentDepth == 2 && section.EndsWith("ependencies", StringComparison.Ordinal))
                {
                    var name = reader.GetString()!;
                    // Behind the quotation mark.
                    var at = Encoding.UTF8.GetCharCount(bytes.AsSpan(0, (int)reader.TokenStartIndex)) + 1;
                    reader.Read();
                    var version = reader.TokenType == JsonTokenType.String ? reader.GetString()! : "";
                    found.Add(new Dependency(name, places.Of(at, name.Length), section != "peerDependencies" && !IsElsewhere(version)));
                }
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Half a file may be read while somebody writes it: what stands before the fault counts.
        }
        return found;
    }

    private static bool IsElsewhere(string version) =>
        version.Contains('/', StringComparison.Ordinal) || Elsewhere.Any(kind => version.StartsWith(kind, StringComparison.Ordinal));
}
