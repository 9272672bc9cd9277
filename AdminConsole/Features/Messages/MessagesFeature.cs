using AdminConsole.Components.Controls;

namespace AdminConsole.Features.Messages;

public static class MessagesFeature
{
    public static IServiceCollection AddMessages(this IServiceCollection services) => services.AddScoped<MessageService>().AddScoped<FailureQueries>().AddScoped<IWaitingSource, FailureWaiting>();
}
