namespace Pawl.Engine.Gate;

/// <summary>What a gate can object to.</summary>
public sealed record ObjectionKind(string Id, string Title, string Why, string Instead)
{
    public const string Finding = "finding-introduced";
    public const string OverCap = "chain-over-cap";
    public const string ReviewNeeded = "review-needed";
    public const string Rejected = "rejected";
    public const string DefenceRemoved = "defence-removed";
    public const string ComplexityRise = "complexity-rise";
    public const string AgentNotAllowed = "agent-not-allowed";
    public const string PolicyChanged = "policy-changed";
    public const string RubberStamp = "rubber-stamp";
    public const string Incomplete = "incomplete";

    public static IReadOnlyList<ObjectionKind> All { get; } =
    [
        new(
            Finding,
            "A new weakness",
            "The range introduces a finding that is as severe as the policy's fail-on or more.",
            "Mend it; or let a person answer for it in a review or with a suppression that ends."
        ),
        new(
            OverCap,
            "Too many iterations without a person",
            "Code that agents rework again and again without a person gets less secure with each round.",
            "Let a person review it with pawl review, or go back to the last reviewed content with pawl reset."
        ),
        new(
            ReviewNeeded,
            "An agent's change where a person must look",
            "The policy's always-review names this path or this subject.",
            "Let a person review it with pawl review."
        ),
        new(
            Rejected,
            "A person said no to this content",
            "A verified review of exactly this content rejects it.",
            "Change it, or let the same person look again."
        ),
        new(
            DefenceRemoved,
            "A safeguard is gone",
            "A check, an escape, a limit or a lock that was there before the range is not there after it.",
            "Put it back; or let a person answer for its loss in a review."
        ),
        new(
            ComplexityRise,
            "A function became more complex",
            "Complexity rose by more than the policy allows; with it rises what reviewers overlook.",
            "Split the function, or find the simpler way."
        ),
        new(
            AgentNotAllowed,
            "An agent or a model that may not write here",
            "The policy's agents say who may.",
            "Write it with another one, or have the policy changed on the base branch."
        ),
        new(
            PolicyChanged,
            "The rules themselves are changed",
            "The range changes the policy or the allowed signers; the base's were applied.",
            "Let a person review that file, and see that it is meant."
        ),
        new(RubberStamp, "A review too fast to be one", "It took less time than reading what was shown takes.", "Look again."),
        new(
            Incomplete,
            "Something could not be looked at",
            "Nothing is known of it, so nothing can be promised.",
            "Mend what the message names, or let the policy's incomplete say that it may pass."
        ),
    ];
}
