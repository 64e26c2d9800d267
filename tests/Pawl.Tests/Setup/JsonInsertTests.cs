using System.Text.Json;
using System.Text.Json.Nodes;
using Pawl.Cli.Setup;

namespace Pawl.Tests.Setup;

public sealed class JsonInsertTests
{
    private static readonly JsonDocumentOptions Loose = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("{ }\n")]
    [InlineData("""{"hooks": {}}""")]
    [InlineData("""{"hooks": {"Stop": []}}""")]
    [InlineData("""{"hooks": {"Stop": [{"a": 1}]}, "b": [1, 2]}""")]
    [InlineData("{\n  // one\n  \"hooks\": {\n    \"Stop\": [ {\"a\": 1}, /* two, */ ], // three\n  }, // four\n}\n")]
    [InlineData("""{"x": "\"hooks\": {", "y": {"hooks": {"Stop": 1}}}""")]
    public void Members_are_put_in_and_all_else_stays(string before)
    {
        var json = new JsonInsert(before)
            .Append(["hooks", "Stop"], """{"command": "pawl"}""")
            .Append(["hooks", "Start"], "1")
            .Set(["version"], "1");
        var old = JsonNode.Parse(before.Length == 0 ? "{}" : before, documentOptions: Loose)!.AsObject();
        var now = JsonNode.Parse(json.Text, documentOptions: Loose)!.AsObject();
        Assert.Equal("pawl", (string?)now["hooks"]!["Stop"]!.AsArray()[^1]!["command"]);
        Assert.Equal(1, (int)now["hooks"]!["Start"]![0]!);
        Assert.Equal(1, (int)now["version"]!);
        foreach (var (key, value) in old.Where(member => member.Key != "hooks"))
        {
            Assert.True(JsonNode.DeepEquals(value, now[key]));
        }
        Assert.Equal((old["hooks"]?["Stop"]?.AsArray().Count ?? 0) + 1, now["hooks"]!["Stop"]!.AsArray().Count);
        // Taken out again, nothing is left.
        var rest = json
            .Snippets.Reverse()
            .Aggregate(json.Text, (text, snippet) => text.Remove(text.LastIndexOf(snippet, StringComparison.Ordinal), snippet.Length));
        Assert.Equal(before.Length == 0 ? "{}\n" : before, rest);
    }

    [Fact]
    public void A_member_that_is_there_is_kept() =>
        Assert.Equal("""{"version": 7}""", new JsonInsert("""{"version": 7}""").Set(["version"], "1").Text);

    [Theory]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("""{"hooks": 3}""")]
    [InlineData("""{"hooks": {"Stop": {}}}""")]
    public void What_cannot_be_added_to_is_refused(string text) =>
        Assert.ThrowsAny<JsonException>(() => new JsonInsert(text).Append(["hooks", "Stop"], "1"));
}
