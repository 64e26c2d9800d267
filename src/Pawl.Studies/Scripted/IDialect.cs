using System.Text.Json.Nodes;

namespace Pawl.Studies.Scripted;

/// <summary>One provider's way of asking and answering.</summary>
internal interface IDialect
{
    /// <summary>The last that the user said.</summary>
    string Message { get; }

    /// <summary>Null where the protocol has none, or the request gives none.</summary>
    int? Seed { get; }
    bool Streams { get; }

    JsonObject Whole(ScriptedAnswer answer);

    /// <summary>The answer as server-sent events.</summary>
    string Parts(ScriptedAnswer answer);
}

/// <summary>What both say.</summary>
internal static class Dialects
{
    private const int PieceLength = 400;
    private const int BytesPerToken = 4;

    internal static int Tokens(string text) => (text.Length + BytesPerToken - 1) / BytesPerToken;

    internal static string Id(string message, ScriptedAnswer answer) =>
        "scripted-" + Definitions.StudyDefinition.DigestOf([message, answer.Text])[..16];

    internal static IEnumerable<string> Pieces(string text) => text.Chunk(PieceLength).Select(piece => new string(piece));

    /// <summary>A message's text, given whole or in parts.</summary>
    internal static string Text(JsonNode? content) =>
        content is JsonArray parts ? string.Concat(parts.Select(part => (string?)part?["text"])) : (string?)content ?? "";
}
