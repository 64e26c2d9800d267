using System.Text;
using CsCheck;
using Pawl.Engine.Authorship;
using Pawl.Engine.Git;

namespace Pawl.Tests.Authorship;

public sealed class HostileRecordTests
{
    private static readonly SignalTable Signals = SignalTable.Load();

    private static readonly string[] Pieces =
    [
        "---\n",
        "a.py\n",
        "  s_1::t_1 1-2,5\n",
        "  ",
        "{",
        "}",
        "[",
        "]",
        "\"",
        ":",
        ",",
        "\n",
        "\r\n",
        "\\ud800",
        "\u202e",
        "1e999",
        "-1",
        "null",
        "\"schema_version\":\"authorship/3.0.0\"",
        "\"sessions\":",
        "\"s_1\":",
        "\"agent_id\":",
        "\"tool\":",
        "\"files\":",
        "\"files_touched\":",
        "\"session_id\":\"x\"",
        "\"ranges\":",
        "\"vcs\":",
        "\"revision\":\"0123456789012345678901234567890123456789\"",
        "\"aiChars\":",
        "Co-Authored-By: ",
        "Claude ",
        "<noreply@anthropic.com>",
        "Assisted-by: ",
        "This reverts commit ",
        "```",
        "Entire-Checkpoint: ",
        "AI-Model: ",
        "(",
        ")",
        "[bot]",
    ];

    private static readonly Gen<string> Text = Gen.OneOf(Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]), Gen.String[0, 5])
        .Array[0, 30]
        .Select(string.Concat);

    [Fact]
    public void No_record_does_worse_than_a_format_error() =>
        Text.Sample(
            text =>
            {
                var bytes = Encoding.UTF8.GetBytes(text);
                Try(() => GitAiRecords.Read(bytes, Signals.Tools));
                Try(() => GitAiNote.Parse(bytes));
                Try(() => QwenRecords.Read(bytes, Signals.Tools));
                Try(() => EntireCheckpoint.Parse(bytes)?.Of("a.py", Signals.Tools));
                Try(() => AgentTrace.Parse(bytes, Signals.Tools));
            },
            iter: 3000
        );

    [Theory]
    [InlineData("---\n{\"schema_version\":\"authorship/3.0.0\",\"sessions\":{\"s_1\":{\"agent_id\":{\"tool\":\"\\ud800\"}}}}")]
    [InlineData("{\"files\":{\"\\ud800\":{}}}")]
    [InlineData("---\n{\"schema_version\":\"authorship/3.0.0\",\"humans\":[]}")]
    [InlineData("a\n  s_1 1-99999999999\n---\n{}")]
    public void Bad_details_are_format_errors_or_nothing(string note) =>
        Try(() => GitAiRecords.Read(Encoding.UTF8.GetBytes(note), Signals.Tools));

    [Fact]
    public void Any_message_gets_an_author() =>
        Gen.Select(Text, Text)
            .Sample(
                (name, message) =>
                {
                    var person = new Identity(name, name);
                    var commit = new Commit(default, [], person, person, 0, message, []);
                    Assert.NotNull(DeclaredAuthor.Of(commit, Signals.Find(commit, name), Signals));
                },
                iter: 3000
            );

    [Theory]
    [InlineData("x ")]
    [InlineData(" ")]
    [InlineData("(")]
    [InlineData("Co-Authored-By: a <a@anthropic.com>\n")]
    [InlineData("Assisted-by: ")]
    [InlineData("Generated with ")]
    [InlineData("\n")]
    public void A_huge_message_takes_no_long_time(string piece)
    {
        var long1 = string.Concat(Enumerable.Repeat(piece, 1_000_000 / piece.Length));
        var message = $"s\n\nAssisted-by: {long1}\nCo-Authored-By: {long1} <noreply@anthropic.com>\n🤖 {long1}";
        var person = new Identity(long1[..1000], long1[..1000]);
        var clock = System.Diagnostics.Stopwatch.StartNew();
        var commit = new Commit(default, [], person, person, 0, message, []);

        DeclaredAuthor.Of(commit, Signals.Find(commit, null), Signals);

        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 10);
    }

    private static void Try(Func<object?> read)
    {
        try
        {
            read();
        }
        catch (FormatException)
        {
            // What the resolver reports as a gap.
        }
    }
}
