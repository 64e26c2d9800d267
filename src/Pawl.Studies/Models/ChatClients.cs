using System.ClientModel;
using System.ClientModel.Primitives;
using Microsoft.Extensions.AI;
using OpenAI;
using Pawl.Engine;
using Pawl.Studies.Definitions;

namespace Pawl.Studies.Models;

/// <summary>Clients of the providers. Azure and Ollama have addresses that speak OpenAI's protocol.</summary>
internal static class ChatClients
{
    /// <param name="environment">Where keys come from, and nowhere else.</param>
    /// <exception cref="UserError">The key is not in the environment.</exception>
    internal static IChatClient Create(ModelDefinition model, HttpClient http, Func<string, string?> environment)
    {
        var key = Key(model, environment);
        http.Timeout = TimeSpan.FromSeconds(model.Pace.TimeoutSeconds);
        if (model.Provider == "anthropic")
        {
            return new AnthropicClient(http, new Uri(model.Endpoint), model.Id, key);
        }
        var options = new OpenAIClientOptions
        {
            Endpoint = new Uri(model.Endpoint),
            Transport = new HttpClientPipelineTransport(http),
            NetworkTimeout = http.Timeout,
            // Ours sees the attempts and keeps them.
            RetryPolicy = new ClientRetryPolicy(0),
        };
        return new OpenAIClient(new ApiKeyCredential(key), options).GetChatClient(model.Id).AsIChatClient();
    }

    private static string Key(ModelDefinition model, Func<string, string?> environment) =>
        model.KeyVariable.Length == 0 ? "none"
        : environment(model.KeyVariable) is { Length: > 0 } key ? key
        : throw new UserError(
            $"{model.Name} needs a key, and {model.KeyVariable} is not set",
            $"export {model.KeyVariable}=…; keys are read from the environment only. Without --model the scripted iterator runs, which needs none."
        );
}
