namespace Pawl.Studies.Definitions;

/// <summary>A model as the study asks for it: everything that decides what it is sent.</summary>
/// <param name="Name">What records call it.</param>
/// <param name="Provider"><c>openai</c> (and whatever speaks its protocol), <c>azure</c>, <c>ollama</c>, <c>anthropic</c>, <c>scripted</c>.</param>
/// <param name="Id">What the endpoint calls it.</param>
/// <param name="Endpoint">Empty for the provider's own.</param>
/// <param name="KeyVariable">Name of the variable of the environment that holds the key; empty for none.</param>
/// <param name="Price">Per million tokens; null when none is given.</param>
public sealed record ModelDefinition(
    string Name,
    string Provider,
    string Id,
    string Endpoint,
    string KeyVariable,
    Sampling Sampling,
    Price? Price,
    Pace Pace
)
{
    /// <summary>The scripted iterator, which is no model.</summary>
    public const string Scripted = "scripted";

    public bool IsScripted => Provider == Scripted;
}

/// <param name="Seeded">A seed is sent, another one for every call.</param>
public sealed record Sampling(decimal Temperature, decimal TopP, int MaxTokens, bool Seeded, bool Stream);

/// <param name="In">For a million tokens that are sent.</param>
/// <param name="Out">For a million tokens that are answered.</param>
public sealed record Price(decimal In, decimal Out)
{
    public decimal Of(long tokensIn, long tokensOut) => ((tokensIn * In) + (tokensOut * Out)) / 1_000_000;
}

/// <summary>How fast an endpoint may be asked.</summary>
/// <param name="PerMinute">Requests; 0 for no limit.</param>
/// <param name="Parallel">Chains that are under way at once.</param>
public sealed record Pace(int PerMinute, int Parallel, int TimeoutSeconds);
