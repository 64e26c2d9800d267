using System.Globalization;
using Microsoft.Extensions.AI;
using Pawl.Studies.Definitions;

namespace Pawl.Studies.Models;

/// <summary>What is asked at one place of one chain.</summary>
/// <param name="Turn">0 for the prompt; 1 for what an arm sends back.</param>
public sealed record Question(string Chain, int Iteration, int Turn, ModelDefinition Model, int Seed, IReadOnlyList<ChatMessage> Messages)
{
    /// <summary>32 hex digits over the place and all that is sent: equal questions have one answer for ever.</summary>
    public string Key { get; } =
        StudyDefinition.DigestOf([
            Chain,
            Text(Iteration),
            Text(Turn),
            Model.Id,
            Model.Provider,
            Model.Sampling.Temperature.ToString(CultureInfo.InvariantCulture),
            Model.Sampling.TopP.ToString(CultureInfo.InvariantCulture),
            Text(Model.Sampling.MaxTokens),
            Text(Model.Sampling.Seeded ? Seed : -1),
            .. Messages.SelectMany(m => new[] { m.Role.Value, m.Text }),
        ]);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
