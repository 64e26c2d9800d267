namespace Pawl.Engine.Guard;

/// <summary>What the guard answers.</summary>
/// <param name="Text">For the agent's model, and for the person who watches.</param>
public sealed record HookReply(HookAnswer Answer, string Text)
{
    public static HookReply Nothing { get; } = new(HookAnswer.Nothing, "");
}

/// <summary>What becomes of an event.</summary>
public enum HookAnswer
{
    /// <summary>It goes on, and nothing is said.</summary>
    Nothing,

    /// <summary>It goes on, and the model is told something.</summary>
    Tell,

    /// <summary>It does not happen.</summary>
    Deny,

    /// <summary>The turn is not over yet.</summary>
    Hold,
}
