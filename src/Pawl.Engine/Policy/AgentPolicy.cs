namespace Pawl.Engine.Policy;

/// <summary>Which agents and models may write here.</summary>
public sealed record AgentPolicy
{
    /// <summary>Ids of agents; empty: every agent.</summary>
    public IReadOnlyList<string> Allow { get; init; } = [];
    public IReadOnlyList<string> Deny { get; init; } = [];

    /// <summary>Patterns of models as they are normalised, <c>claude-opus-*</c>; empty: every model.</summary>
    public IReadOnlyList<PathGlob> Models { get; init; } = [];
    public IReadOnlyList<PathGlob> DenyModels { get; init; } = [];

    /// <summary>Why this agent may not write here; null when it may. A model that is not told is refused where only some are allowed.</summary>
    public string? Refusal(string agent, string? model)
    {
        if (Deny.Contains(agent) || (Allow.Count > 0 && !Allow.Contains(agent)))
        {
            return $"the policy does not allow the agent {agent}";
        }
        if (model is null)
        {
            return Models.Count > 0 ? $"the policy names the allowed models, and {agent} does not tell its own" : null;
        }
        return DenyModels.Any(glob => glob.Matches(model)) || (Models.Count > 0 && !Models.Any(glob => glob.Matches(model)))
            ? $"the policy does not allow the model {model}"
            : null;
    }
}
