"""Keep messages to people, the state of their providers, and what a demonstration shows."""

import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Provider',
            fields=[
                ('channel', models.CharField(choices=[('MAIL', 'E-mail'), ('SMS', 'SMS')], max_length=4, primary_key=True, serialize=False)),
                ('failures', models.PositiveIntegerField(default=0)),
                ('rests_until', models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name='ShownMessage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('channel', models.CharField(choices=[('MAIL', 'E-mail'), ('SMS', 'SMS')], max_length=4)),
                ('address', models.CharField(max_length=254)),
                ('language', models.CharField(max_length=2)),
                ('subject', models.CharField(blank=True, max_length=200)),
                ('text', models.TextField()),
                ('shown_at', models.DateTimeField()),
            ],
            options={
                'indexes': [models.Index(models.F('shown_at'), models.F('id'), name='shown_message_newest'), models.Index(models.F('address'), models.F('shown_at'), models.F('id'), name='shown_message_of_address')],
            },
        ),
        migrations.CreateModel(
            name='Message',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('message_id', models.CharField(max_length=120, unique=True)),
                ('key', models.UUIDField(default=uuid.uuid4, unique=True)),
                ('channel', models.CharField(choices=[('MAIL', 'E-mail'), ('SMS', 'SMS')], max_length=4)),
                ('purpose', models.CharField(max_length=60)),
                ('address', models.CharField(max_length=254)),
                ('language', models.CharField(max_length=2)),
                ('subject', models.CharField(blank=True, max_length=200)),
                ('text', models.TextField()),
                ('sealed_secret', models.TextField(blank=True)),
                ('reference', models.CharField(blank=True, max_length=20)),
                ('status', models.CharField(choices=[('CREATED', 'Waits to be sent'), ('SENDING', 'Being sent'), ('SENT', 'Sent'), ('UNKNOWN', 'Perhaps sent'), ('FAILED', 'Not sent'), ('EXPIRED', 'Too late to be sent')], default='CREATED', max_length=8)),
                ('created_at', models.DateTimeField()),
                ('due_at', models.DateTimeField()),
                ('valid_until', models.DateTimeField(null=True)),
                ('sent_at', models.DateTimeField(null=True)),
                ('tries', models.PositiveSmallIntegerField(default=0)),
                ('last_error', models.CharField(blank=True, max_length=60)),
                ('person', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'message',
                'verbose_name_plural': 'messages',
                'permissions': [('send_again_message', 'Sends a message again')],
                'indexes': [models.Index(models.F('due_at'), models.F('id'), condition=models.Q(('status__in', ('CREATED', 'SENDING'))), name='message_unsent'), models.Index(models.F('person'), models.F('created_at'), models.F('id'), name='message_of_person'), models.Index(models.F('created_at'), name='message_by_age')],
                'constraints': [models.CheckConstraint(condition=models.Q(('status__in', ('CREATED', 'SENDING')), ('sealed_secret', ''), _connector='OR'), name='message_secret_erased'), models.CheckConstraint(condition=models.Q(models.Q(('sent_at__isnull', False), ('status', 'SENT')), models.Q(models.Q(('status', 'SENT'), _negated=True), ('sent_at__isnull', True)), _connector='OR'), name='message_sent_when'), models.CheckConstraint(condition=models.Q(('status__in', ['CREATED', 'SENDING', 'SENT', 'UNKNOWN', 'FAILED', 'EXPIRED']), ('channel__in', ['MAIL', 'SMS'])), name='message_known_words')],
            },
        ),
    ]
