using System.Text.Json;
using Pawl.Engine.Authorship;

namespace Pawl.Engine.Ledger;

/// <summary>What was seen: one file going from one content to another, and by whose hand.</summary>
/// <param name="Time">Seconds since 1970.</param>
/// <param name="Tree">The work tree in which it happened: <c>main</c>, or a linked one's name.</param>
/// <param name="Path">After the step.</param>
/// <param name="From">Path before; null when it is the same.</param>
/// <param name="Before">Blob before; null for a new file.</param>
/// <param name="After">Blob after; null for a deletion.</param>
/// <param name="By">Agent, human, bot or unknown.</param>
/// <param name="Via">Who saw it: <c>edit</c> and <c>shell</c> are agents' hooks, <c>between</c> is what had changed when one looked, <c>commit</c> is git's hook.</param>
public sealed record LedgerStep(long Time, string Tree, string Path, string? From, string? Before, string? After, AuthorKind By, string Via)
{
    public string? Agent { get; init; }
    public string? Model { get; init; }
    public string? Session { get; init; }
    public string? Turn { get; init; }

    /// <summary>Who directed the agent, or whose hand it was: <c>Name &lt;email&gt;</c>.</summary>
    public string? Person { get; init; }

    /// <summary>Nothing but white space or comments changed.</summary>
    public bool Cosmetic { get; init; }

    /// <summary>What makes steps one iteration; null when each is its own.</summary>
    public string? Iteration => Turn is null && Session is null ? null : $"{Agent}/{Session}/{Turn}";

    internal void Write(Utf8JsonWriter writer)
    {
        writer.WriteNumber("at", Time);
        writer.WriteString("tree", Tree);
        writer.WriteString("path", Path);
        Write(writer, "from", From);
        Write(writer, "before", Before);
        Write(writer, "after", After);
        writer.WriteString("by", Word(By));
        writer.WriteString("via", Via);
        Write(writer, "agent", Agent);
        Write(writer, "model", Model);
        Write(writer, "session", Session);
        Write(writer, "turn", Turn);
        Write(writer, "person", Person);
        if (Cosmetic)
        {
            writer.WriteBoolean("cosmetic", true);
        }
    }

    /// <exception cref="FormatException">Something is missing.</exception>
    internal static LedgerStep Read(JsonElement root)
    {
        var by = root.Text("by") switch
        {
            "agent" => AuthorKind.Agent,
            "person" => AuthorKind.Human,
            "bot" => AuthorKind.Bot,
            "unknown" => AuthorKind.Unknown,
            var other => throw new FormatException($"'{other}' is nobody"),
        };
        var time = root.Member("at") is { ValueKind: JsonValueKind.Number } at && at.TryGetInt64(out var seconds) ? seconds : 0;
        var path = root.Text("path") is { Length: > 0 } told ? told : throw new FormatException("it names no path");
        return new LedgerStep(
            time,
            root.Text("tree"),
            path,
            Read(root, "from"),
            Read(root, "before"),
            Read(root, "after"),
            by,
            root.Text("via")
        )
        {
            Agent = Read(root, "agent"),
            Model = Read(root, "model"),
            Session = Read(root, "session"),
            Turn = Read(root, "turn"),
            Person = Read(root, "person"),
            Cosmetic = root.Member("cosmetic").ValueKind == JsonValueKind.True,
        };
    }

    /// <summary>As it stands in the ledger.</summary>
    public static string Word(AuthorKind kind) =>
        kind switch
        {
            AuthorKind.Agent => "agent",
            AuthorKind.Human => "person",
            AuthorKind.Bot => "bot",
            _ => "unknown",
        };

    private static void Write(Utf8JsonWriter writer, string key, string? text)
    {
        if (text is not null)
        {
            writer.WriteString(key, text);
        }
    }

    private static string? Read(JsonElement root, string key) => root.Text(key) is { Length: > 0 } text ? text : null;
}
