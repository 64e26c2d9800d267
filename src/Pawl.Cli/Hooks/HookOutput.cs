using System.Text.Json.Nodes;

namespace Pawl.Cli.Hooks;

/// <summary>What a hook's process leaves: two texts and a code, as its agent reads them.</summary>
internal sealed record HookOutput(string Output, string Error, int ExitCode)
{
    /// <summary>Agents read this exit code as a no, and standard error as the reason.</summary>
    internal const int Refused = 2;

    internal static HookOutput Nothing { get; } = new("", "", 0);

    internal static HookOutput Json(params (string Key, JsonNode? Value)[] members) => new(Object(members).ToJsonString() + "\n", "", 0);

    internal static HookOutput Refuse(string why) => new("", why + "\n", Refused);

    internal static JsonObject Object(params (string Key, JsonNode? Value)[] members) =>
        new(members.Select(member => KeyValuePair.Create(member.Key, member.Value)));
}
